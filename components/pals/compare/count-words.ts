import { countText } from '../list/count-words';

/** "3 of 5 skills differ", "1 of 2 fields differs", "4 skills, all the same". */
export function differsText(differing: number, total: number, noun: string): string {
  if (total === 0) return `No ${noun}s`;
  const all = total === 1 ? `1 ${noun}` : `${countText(total)} ${noun}s`;
  if (differing === 0) return total === 1 ? `${all}, the same` : `${all}, all the same`;
  if (total === 1) return `${all}, which differs`;
  return `${countText(differing)} of ${all} ${differing === 1 ? 'differs' : 'differ'}`;
}
