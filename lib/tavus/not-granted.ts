import 'server-only';
import { failure } from '@/lib/failures';
import type { Failure } from '@/lib/result';
import { configsOf, diffSkillSets } from '@/lib/skill-set/changes';
import type { SentSave } from './settle-save';
import { readRegistry } from './skills';

const REGISTRY_MS = 3_000;

/**
 * What a refusal means where it may be that the account has no grant for a skill: Tavus answers 403,
 * or that it does not know a skill which its own registry lists.
 * @returns `not_granted`, placed at the skills it concerns; any other failure as it came
 */
export async function withGrant(sent: SentSave, refused: Failure): Promise<Failure> {
  const attached = diffSkillSets(configsOf(sent.before), sent.meant)
    .filter(({ kind }) => kind === 'attach')
    .map(({ skill_id }) => skill_id);
  if (attached.length === 0) return refused;
  if (refused.code === 'forbidden') {
    const named = attached.filter((id) => names(refused.detail ?? '', id));
    return notGranted(refused, named.length > 0 ? named : attached);
  }
  if (refused.code !== 'unknown_skill') return refused;
  const unknown = (refused.faults ?? []).map(({ path }) => String(path[1]));
  const named = attached.filter((id) => unknown.includes(id));
  return named.length > 0 && (await areListed(named)) ? notGranted(refused, named) : refused;
}

function notGranted({ detail }: Failure, skillIds: readonly string[]): Failure {
  const { message } = failure('not_granted');
  const faults = skillIds.map((id) => ({ path: ['skills', id], message }));
  return failure('not_granted', { ...(detail !== undefined && { detail }), faults });
}

/** Whether a text names a skill, and not another one that begins or ends alike. */
function names(text: string, skillId: string): boolean {
  const parts = text.split(skillId);
  return parts.some((part, index) => {
    const next = parts[index + 1];
    return next !== undefined && !/[\w-]$/.test(part) && !/^[\w-]/.test(next);
  });
}

async function areListed(skillIds: readonly string[]): Promise<boolean> {
  const registry = await readRegistry(AbortSignal.timeout(REGISTRY_MS));
  if (!registry.ok) return false;
  const listed = new Set(registry.data.map(({ skill_id }) => skill_id));
  return skillIds.every((id) => listed.has(id));
}
