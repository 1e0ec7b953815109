import 'server-only';
import type { JsonNode } from '@/lib/json/node';

/** What a field of a line may be: nothing that could carry a body, a header or a `Secret` along. */
export type LogValue = string | number | boolean | null | undefined;

/** In UTF-16 units: an id, a path or a name is shorter, and nobody reads more of the rest. */
export const MAX_TEXT = 512;

/**
 * Control, format (marks that turn text around, zero-width ones), private and unassigned characters,
 * lone surrogates, and Unicode's own line breaks: whatever reads a line must not obey its content.
 */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * JSON on one line of characters that only show themselves: the others become `\u` escapes, so
 * that it means the same.
 * @param json JSON without white space that ends lines between its tokens
 */
export function escapeUnsafe(json: string): string {
  return json.replace(UNSAFE, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** The JSON of a field, cut if it is a long text; undefined stands for a field that is left out. */
export function fieldJson(value: LogValue): string | undefined {
  if (typeof value === 'string') return escapeUnsafe(JSON.stringify(cut(value)));
  // The type keeps objects out; where one gets here all the same, nothing of it is written.
  if (typeof value === 'object' && value !== null) return '"[redacted]"';
  return value === undefined ? undefined : JSON.stringify(value);
}

/** One JSON object of members that are JSON already; undefined ones are left out. */
export function objectJson(members: Iterable<readonly [string, string | undefined]>): string {
  const texts = [...new Map(members)]
    .filter(([, json]) => json !== undefined)
    .map(([key, json]) => `${escapeUnsafe(JSON.stringify(key))}:${json}`);
  return `{${texts.join(',')}}`;
}

/** A tree on one line: every token as it was read, without the white space between them. */
export function treeJson(node: JsonNode): string {
  if (node.kind === 'scalar') return escapeUnsafe(node.raw);
  if (node.kind === 'array') return `[${node.items.map(treeJson).join(',')}]`;
  return objectJson([...node.entries].map(([key, value]) => [key, treeJson(value)] as const));
}

function cut(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  const kept = text.slice(0, MAX_TEXT - 1);
  // Half of a surrogate pair is no character.
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}
