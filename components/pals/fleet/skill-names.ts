import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { skillRegistry } from '@/lib/tavus/skill-registry';
import type { SkillName } from '../queries';

/** The registry's names; null where it takes longer than `ms`, or fails. */
export async function skillNamesWithin(ms: number): Promise<readonly SkillName[] | null> {
  const registry = await Promise.race([skillRegistry().get(), sleep(ms, null, { ref: false })]);
  return registry?.ok ? registry.data.map(({ skill_id, name }) => ({ skill_id, name })) : null;
}
