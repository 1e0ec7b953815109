import 'server-only';
import { asObject, type JsonNode } from '@/lib/json/node';
import { dataOf, stringField } from './fields';
import type { PalSummary, PalType } from './wire';

/**
 * The few members of a PAL that may leave the server, picked one by one: `layers` holds keys and
 * tokens, and the API adds members over time.
 * @returns null where it is no PAL: without an id nothing can be said of it
 */
export function parsePal(node: JsonNode, pal_type: PalType): PalSummary | null {
  const pal = asObject(node);
  // A persona is what a PAL was called; both nouns come back (reference and live programs, 2026).
  const pal_id = pal === undefined ? null : stringField(pal, 'pal_id', 'persona_id');
  if (pal === undefined || pal_id === null || pal_id === '') return null;
  return {
    pal_id,
    pal_name: stringField(pal, 'pal_name', 'persona_name') ?? '',
    pal_type,
    pipeline_mode: stringField(pal, 'pipeline_mode'),
    created_at: stringField(pal, 'created_at'),
    updated_at: stringField(pal, 'updated_at'),
  };
}

/**
 * The PAL an answer to `GET /v2/pals/{pal_id}` holds: the reference says `{"data": [PAL]}`, live
 * programs read a bare PAL.
 * @returns null where the PAL that was asked for is not in it
 */
export function findPal(body: JsonNode, palId: string): PalSummary | null {
  const data = dataOf(body) ?? body;
  const candidates = data.kind === 'array' ? data.items : [data];
  const pals = candidates.map((node) => parsePal(node, null));
  return pals.find((pal) => pal?.pal_id === palId) ?? null;
}
