import 'server-only';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { object, scalar, type JsonNode } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { printJson } from '@/lib/json/print';
import type { ApiFault } from '@/lib/result';
import { badRequestText } from './faults';

/** An answer made of a tree: no token of it passes through `JSON.stringify`. */
export function answer(c: Context, node: JsonNode, status: ContentfulStatusCode = 200): Response {
  return c.body(printJson(node), status, { 'content-type': 'application/json' });
}

/** `{"error": text}`, the shape of every refusal but the 401 and some 404s. */
export function refusal(c: Context, status: ContentfulStatusCode, text: string): Response {
  return answer(c, object([['error', scalar(text)]]), status);
}

/** `{"message": text}` */
export function message(c: Context, status: ContentfulStatusCode, text: string): Response {
  return answer(c, object([['message', scalar(text)]]), status);
}

export function badRequest(c: Context, faults: readonly ApiFault[]): Response {
  return refusal(c, 400, badRequestText(faults));
}

const MALFORMED: ApiFault = { path: ['json'], message: 'Invalid JSON body.' };

/** The body as a tree, or the one fault of a text that is not JSON. */
export type Body =
  | { readonly ok: true; readonly node: JsonNode }
  | { readonly ok: false; readonly faults: readonly ApiFault[] };

export async function readBody(c: Context): Promise<Body> {
  const parsed = parseJson(await c.req.text());
  return parsed.ok ? { ok: true, node: parsed.value } : { ok: false, faults: [MALFORMED] };
}
