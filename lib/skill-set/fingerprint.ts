import { createHash } from 'node:crypto';
import { canonicalSkillSet, type SkillSet } from './skill-set';

/**
 * SHA-256 (hex) of what a set says: equal exactly where ids and configs are, whatever the order of
 * keys and whatever the times. Two editors compare it before one of them writes.
 */
export function fingerprint(set: SkillSet): string {
  return createHash('sha256').update(canonicalSkillSet(set), 'utf8').digest('hex');
}
