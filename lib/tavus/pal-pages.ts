import 'server-only';
import { asObject } from '@/lib/json/node';
import { fail } from '@/lib/failures';
import { ok } from '@/lib/result';
import { tavusRequest } from './client';
import { countField, dataOf } from './fields';
import type { Paging } from './pages';
import { parsePal } from './parse-pal';
import type { PalSummary } from './wire';

/** As many as the API gives at once; its default would be 10. */
const PALS_PER_PAGE = 100;
/** Every PAL comes with its prompt and its layers. */
const MAX_PAGE_BYTES = 8 * 1024 * 1024;

interface Options {
  /** One of the API's two typed lists; left out for the list of all PALs. */
  readonly type?: 'user' | 'system';
  readonly signal?: AbortSignal | undefined;
  readonly isBackground?: boolean;
}

/** The pages of `GET /v2/pals`, from page 1. Their PALs have no type yet: see `pal-types.ts`. */
export function palPages({ type, signal, isBackground = false }: Options = {}): Paging<PalSummary> {
  return {
    idOf: (pal) => pal.pal_id,
    read: async (page) => {
      const answer = await tavusRequest({
        method: 'GET',
        path: ['v2', 'pals'],
        query: {
          limit: String(PALS_PER_PAGE),
          page: String(page),
          ...(type === undefined ? {} : { pal_type: type }),
        },
        signal,
        isBackground,
        maxBytes: MAX_PAGE_BYTES,
      });
      if (!answer.ok) return answer;
      const envelope = asObject(answer.body);
      const data = dataOf(answer.body);
      if (envelope === undefined || data?.kind !== 'array') return fail('unexpected_answer');
      return ok({
        items: data.items.map((node) => parsePal(node, null)).filter((pal) => pal !== null),
        length: data.items.length,
        total: countField(envelope, 'total_count'),
      });
    },
  };
}
