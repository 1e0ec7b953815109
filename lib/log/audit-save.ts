import 'server-only';
import type { Admin } from '@/lib/auth/admin';
import type { SaveRequest } from '@/lib/skill-set/outcome';
import type { EndedSave } from '@/lib/tavus/save-skill-set';
import { audit, type AuditedSet } from './audit';

/** Writes down, on the disk, that a save is about to be sent, with the set that it replaces. */
export function auditSaveStarted(admin: Admin, request: SaveRequest, before: AuditedSet): void {
  const { palId: pal_id, saveId: save_id, changes, discardDraft: discard_draft } = request;
  audit(
    { event: 'save_started', admin, pal_id, save_id, changes, discard_draft, before },
    { isFlushed: true },
  );
}

/** Writes down a save that is over: who, what to change, how it ended, the set before and after. */
export function auditSave(admin: Admin, request: SaveRequest, ended: EndedSave): void {
  const { palId: pal_id, saveId: save_id, changes, discardDraft: discard_draft } = request;
  const { before, after, durationMs } = ended;
  audit({
    event: 'save',
    ...{ admin, pal_id, save_id, changes, discard_draft },
    // A set that was only read is no history, and each conflict would write all of it.
    ...(ended.isSent ? { before, after } : { before: null, after: null }),
    ...endOf(ended),
    duration_ms: Math.round(durationMs),
  });
}

function endOf({ result, isCutOff, isSent }: EndedSave) {
  if (isCutOff) return { outcome: isSent ? 'unknown' : 'not_sent', failure: 'stopped' };
  if (result === null) return { outcome: 'fault' };
  if (!result.ok) return { outcome: result.error.code };
  const outcome = result.data;
  return {
    outcome: outcome.kind,
    failure: 'failure' in outcome ? outcome.failure.code : undefined,
    held: outcome.kind === 'not_saved' ? outcome.held : undefined,
    ...(outcome.kind === 'saved' && {
      confirmed_by: outcome.confirmed_by,
      discarded_draft: outcome.discarded_draft,
    }),
  };
}
