/**
 * A process that saves once and is stopped or killed meanwhile, for `stopped-save.test.ts`.
 * Arguments: the API's address, the PAL's id and the id of the save.
 */
import type { Admin } from '@/lib/auth/admin';
import { finishBeforeStop, stopGracefully } from '@/lib/graceful-stop';
import { auditSave, auditSaveStarted } from '@/lib/log/audit-save';
import { viewOf } from '@/lib/skill-set/view';
import { saveSkillSet } from '@/lib/tavus/save-skill-set';
import { readSkillSet } from '@/lib/tavus/skills';
import { setEmbeddedSandbox } from '@/lib/tavus/upstream';

const STOP_MS = 300;
const [baseUrl = '', palId = '', saveId = ''] = process.argv.slice(2);
const admin: Admin = { user: { id: 'ada', name: 'Ada' }, role: 'editor', method: 'password' };

stopGracefully(STOP_MS);
setEmbeddedSandbox({ baseUrl: new URL(baseUrl), apiKey: 'k' });
const set = await readSkillSet(palId);
if (!set.ok) throw new Error(set.error.message);
const { fingerprint: baseFingerprint } = viewOf(set.data, set.read_at);
const changes = [{ kind: 'attach' as const, skill_id: 'internet_search', config: '{}' }];
const request = { palId, saveId, baseFingerprint, changes };
await finishBeforeStop(
  saveSkillSet(request, {
    onStart: (before) => auditSaveStarted(admin, request, before),
    onEnd: (ended) => auditSave(admin, request, ended),
  }),
);
