import 'server-only';
import type {} from './fleet';

/** After a write: what this process keeps of the PAL's skills stands no longer. */
export function forgetSkills(palId: string): void {
  globalThis.palSkillsFleet?.sets.forget(palId);
}
