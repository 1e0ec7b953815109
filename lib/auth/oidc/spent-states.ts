import 'server-only';
import { TRANSACTION_MS } from './transaction';

/** Far more sign-ins than people make in ten minutes; the oldest make room. */
const MAX_STATES = 10_000;

// On globalThis: the two routes may be bundled with a copy of this module each.
const shelf = globalThis as typeof globalThis & { palSkillsOidcStates?: Map<string, number> };

/**
 * Marks a sign-in as come back. A copied cookie would open it again, and a code may be sold twice by
 * a provider that does not watch: each is redeemed once.
 * @returns false where it had come back before
 */
export function spendState(state: string, now = Date.now()): boolean {
  const states = (shelf.palSkillsOidcStates ??= new Map());
  for (const [old, spentAt] of states) {
    if (now - spentAt <= TRANSACTION_MS && states.size < MAX_STATES) break;
    states.delete(old);
  }
  if (states.has(state)) return false;
  states.set(state, now);
  return true;
}
