import type { JsonNode } from '@/lib/json/node';
import { parseJson, parseJsonObject, type JsonParseResult } from '@/lib/json/parse';
import { equalJson } from '@/lib/json/print';

/**
 * The config a text stands for: an object, or what the editor was opened on.
 * @returns the very `origin` where the text means the same, else the config, or the first fault
 */
export function readSettings(text: string, origin: JsonNode): JsonParseResult {
  const parsed = parseJson(text);
  if (parsed.ok && equalJson(parsed.value, origin)) return { ok: true, value: origin };
  return parsed.ok ? parseJsonObject(text) : parsed;
}
