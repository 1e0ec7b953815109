import type { SkillSetView } from '@/lib/tavus/wire';
import { fingerprint } from './fingerprint';
import { toWire, type SkillSet } from './skill-set';

/**
 * A set as the browser gets it.
 * @param read_at when the answer with it came in, ISO 8601
 */
export function viewOf(set: SkillSet, read_at: string): SkillSetView {
  return { skills: toWire(set), fingerprint: fingerprint(set), read_at };
}
