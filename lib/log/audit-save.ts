import 'server-only';
import type { Admin } from '@/lib/auth/admin';
import type { SaveRequest } from '@/lib/skill-set/outcome';
import type { EndedSave } from '@/lib/tavus/save-skill-set';
import { audit } from './audit';

/** Writes down a save that is over: who, what to change, how it ended, the set before and after. */
export function auditSave(admin: Admin, request: SaveRequest, ended: EndedSave): void {
  const { palId: pal_id, saveId: save_id, changes } = request;
  const { before, after, durationMs } = ended;
  audit({
    event: 'save',
    ...{ admin, pal_id, save_id, changes, before, after },
    ...endOf(ended.result),
    duration_ms: Math.round(durationMs),
  });
}

function endOf(result: EndedSave['result']) {
  if (result === null) return { outcome: 'fault' };
  if (!result.ok) return { outcome: result.error.code };
  const outcome = result.data;
  return {
    outcome: outcome.kind,
    failure: 'failure' in outcome ? outcome.failure.code : undefined,
    confirmed_by: outcome.kind === 'saved' ? outcome.confirmed_by : undefined,
  };
}
