import 'server-only';
import { asObject } from '@/lib/json/node';
import { fail } from '@/lib/failures';
import { ok, type Result } from '@/lib/result';
import { tavusRequest } from './client';
import { countField, dataOf } from './fields';
import { readAllPages, type WholeList } from './pages';
import { parsePal } from './parse-pal';
import type { PalSummary } from './wire';

/** As many as the API gives at once; its default would be 10. */
const PALS_PER_PAGE = 100;

interface Options {
  readonly signal?: AbortSignal | undefined;
  /** The longest one page may take, in milliseconds. */
  readonly pageMs?: number;
}

/** All PALs of a type, `GET /v2/pals` from page 1 to the last. */
export function readPalPages(
  type: 'user' | 'system',
  { signal, pageMs }: Options = {},
): Promise<Result<WholeList<PalSummary>>> {
  return readAllPages({
    idOf: (pal) => pal.pal_id,
    read: async (page) => {
      const answer = await tavusRequest({
        method: 'GET',
        path: ['v2', 'pals'],
        query: { limit: String(PALS_PER_PAGE), page: String(page), pal_type: type },
        signal,
        ...(pageMs === undefined ? {} : { totalMs: pageMs }),
      });
      if (!answer.ok) return answer;
      const envelope = asObject(answer.body);
      const data = dataOf(answer.body);
      if (envelope === undefined || data?.kind !== 'array') return fail('unexpected_answer');
      return ok({
        items: data.items.map((node) => parsePal(node, type)).filter((pal) => pal !== null),
        length: data.items.length,
        total: countField(envelope, 'total_count'),
      });
    },
  });
}
