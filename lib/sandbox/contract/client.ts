import { array, asObject, asString } from '@/lib/json/node';
import type { JsonNode, JsonObject } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';

/** An API under test. */
export interface ContractTarget {
  /** Origin of the API, with or without a path. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** A PAL whose set may be replaced; it is put back afterwards. Without it, nothing is written. */
  readonly writePalId?: string | undefined;
}

export interface ContractAnswer {
  readonly status: number;
  readonly text: string;
  /** Null where the body is no JSON. */
  readonly node: JsonNode | null;
}

interface Call {
  readonly method?: 'GET' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: string;
  /** Instead of the target's; null sends none. */
  readonly apiKey?: string | null;
}

/** One request. `path` is below the base address, encoded, with its query. */
export async function call(
  target: ContractTarget,
  path: string,
  { method = 'GET', body, apiKey = target.apiKey }: Call = {},
): Promise<ContractAnswer> {
  const response = await fetch(target.baseUrl.replace(/\/$/, '') + path, {
    method,
    headers: {
      ...(apiKey === null ? {} : { 'x-api-key': apiKey }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
    redirect: 'error',
  });
  const text = await response.text();
  const parsed = parseJson(text);
  return { status: response.status, text, node: parsed.ok ? parsed.value : null };
}

/** The text at a key of an answer. */
export function textAt({ node }: ContractAnswer, key: string): string | undefined {
  return asString(asObject(node ?? undefined)?.entries.get(key));
}

/** The number at a key of an answer, NaN where there is none. */
export function numberAt({ node }: ContractAnswer, key: string): number {
  const found = asObject(node ?? undefined)?.entries.get(key);
  return found?.kind === 'scalar' && typeof found.value === 'number' ? found.value : Number.NaN;
}

/** The objects of an answer's `data` list. */
export function rows({ node }: ContractAnswer): JsonObject[] {
  const data = asObject(node ?? undefined)?.entries.get('data') ?? array([]);
  return data.kind === 'array' ? data.items.flatMap((item) => asObject(item) ?? []) : [];
}

/** The values of one field over the rows. */
export function column(answer: ContractAnswer, key: string): (string | undefined)[] {
  return rows(answer).map((row) => asString(row.entries.get(key)));
}
