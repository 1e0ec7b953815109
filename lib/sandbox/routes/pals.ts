import 'server-only';
import { Hono } from 'hono';
import { array, object, scalar } from '@/lib/json/node';
import { answer, badRequest, refusal } from '../http';
import { checkChoice, readPage, rowsOf } from '../paging';
import type { Store } from '../store';

/** PALs count their pages from 1. */
const FIRST_PAGE = 1;

/** `GET /v2/pals` and `GET /v2/pals/{pal_id}`. Without `pal_type`, every PAL: more than the two types have. */
export function palRoutes(store: Store): Hono {
  return new Hono()
    .get('/', (c) => {
      const query = (key: string) => c.req.query(key);
      const asked = readPage(query, FIRST_PAGE);
      // `persona_type` is its old name.
      const name = query('pal_type') === undefined ? 'persona_type' : 'pal_type';
      const faults = checkChoice(query, name, ['user', 'system']);
      if (!asked.ok || faults.length > 0) {
        return badRequest(c, [...(asked.ok ? [] : asked.faults), ...faults]);
      }
      const pals = store.palsOf(query(name));
      const rows = rowsOf(pals, asked.page, FIRST_PAGE).map((pal) => pal.body);
      return answer(
        c,
        object([
          ['data', array(rows)],
          ['total_count', scalar(pals.length)],
        ]),
      );
    })
    .get('/:palId', (c) => {
      const pal = store.pals.get(c.req.param('palId'));
      if (pal === undefined) return refusal(c, 404, 'PAL not found');
      // The reference's shape (2026-10). Live programs read a bare PAL; clients must take both.
      return answer(c, object([['data', array([pal.body])]]));
    });
}
