import { asSettings, type JsonNode } from '@/lib/json/node';
import { MAX_DEPTH, parseJson, parseJsonObject, type JsonSyntaxError } from '@/lib/json/parse';
import { formatJson } from '@/lib/json/print';
import { keepNodes } from './keep-nodes';

type ReadResult =
  | { readonly ok: true; readonly value: JsonNode }
  | { readonly ok: false; readonly error: JsonSyntaxError };

/**
 * The config that a text of the JSON editor stands for: an object with each key once, or whatever
 * `origin` is. What it shares with `origin` are the very nodes of `origin`, token for token.
 * @returns the config, or the first fault with its place
 */
export function readSettings(text: string, origin: JsonNode): ReadResult {
  const isOdd = asSettings(origin) === undefined;
  if (isOdd && text === formatJson(origin)) return { ok: true, value: origin };
  const parsed = parseJson(text, MAX_DEPTH, 'refuse');
  if (!parsed.ok) return parsed;
  const value = keepNodes(parsed.value, origin);
  return value === origin || value.kind === 'object' ? { ok: true, value } : parseJsonObject(text);
}

/** "Line 3, column 8: Expected a value". */
export function faultInWords({ line, column, message, repeatedKey }: JsonSyntaxError): string {
  if (repeatedKey === undefined) return `Line ${line}, column ${column}: ${message}`;
  return `Line ${line}: the key “${shortened(repeatedKey)}” appears twice`;
}

function shortened(key: string): string {
  const letters = [...key];
  return letters.length <= 60 ? key : `${letters.slice(0, 60).join('')}…`;
}
