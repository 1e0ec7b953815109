import 'server-only';
import { Hono, type Context } from 'hono';
import { attachmentNode, setNode } from '../attachments';
import { answer, readBody, refusal, type Body } from '../http';
import type { Store, StoredPal } from '../store';
import { object, scalar } from '@/lib/json/node';
import { notAttached, unknownSkill } from './refusals';
import { deleteOne, patchOne, putOne, putSet } from './writes';

/** One write, ready to be done at once. `skillId` is empty for the whole set. */
export interface Write {
  readonly c: Context;
  readonly store: Store;
  readonly pal: StoredPal;
  readonly skillId: string;
  readonly body: Body;
  /** Whether the PAL had a draft in PAL Maker, which this write discards. */
  readonly discardsDraft: boolean;
}

/** The six calls under `/v2/pals/{pal_id}/skills`. */
export function palSkillRoutes(store: Store): Hono {
  return new Hono()
    .get('/:palId/skills', (c) => {
      const pal = store.pals.get(c.req.param('palId'));
      return pal === undefined ? palNotFound(c) : answer(c, setNode(pal.skills));
    })
    .get('/:palId/skills/:skillId', (c) => {
      const pal = store.pals.get(c.req.param('palId'));
      // 400 as in the reference's page of this call; the other calls answer 404.
      if (pal === undefined) return refusal(c, 400, PAL_NOT_FOUND);
      return getOne(c, store, pal, c.req.param('skillId'));
    })
    .put('/:palId/skills', (c) => writing(c, store, putSet))
    .put('/:palId/skills/:skillId', (c) => writing(c, store, putOne))
    .patch('/:palId/skills/:skillId', (c) => writing(c, store, patchOne))
    .delete('/:palId/skills/:skillId', (c) => writing(c, store, deleteOne));
}

const PAL_NOT_FOUND = 'PAL not found';

function palNotFound(c: Context): Response {
  return refusal(c, 404, PAL_NOT_FOUND);
}

function getOne(c: Context, store: Store, pal: StoredPal, skillId: string): Response {
  const attachment = pal.skills.get(skillId);
  if (attachment !== undefined) return answer(c, attachmentNode(attachment));
  return store.registry.has(skillId) ? notAttached(c, skillId) : unknownSkill(c, skillId);
}

/**
 * What stands before every write. The body is read first and the write itself waits for nothing:
 * two calls at once must not both start from the same set.
 */
async function writing(
  c: Context,
  store: Store,
  write: (write: Write) => Response,
): Promise<Response> {
  const body = await readBody(c);
  const pal = store.pals.get(c.req.param('palId') ?? '');
  if (pal === undefined) return palNotFound(c);
  if (pal.is_locked) return locked(c, pal);
  const isForced = c.req.query('force') === 'true' && !pal.keeps_draft;
  if (pal.has_draft && !isForced) return draftConflict(c);
  const skillId = c.req.param('skillId') ?? '';
  return write({ c, store, pal, skillId, body, discardsDraft: pal.has_draft });
}

/** Seen live (2026-09-29): an object for PALs in neither list, a bare string for stock PALs. */
function locked(c: Context, { lists }: StoredPal): Response {
  const text = 'Invalid persona_id';
  return lists === 'system' ? answer(c, scalar(text), 400) : refusal(c, 400, text);
}

function draftConflict(c: Context): Response {
  const text = 'This PAL has unpublished changes in PAL Maker.';
  const told = object([
    ['conflict', scalar('maker_changes')],
    ['message', scalar(text)],
  ]);
  return answer(c, told, 409);
}
