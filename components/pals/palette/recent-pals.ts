import type { PalSummary } from '@/lib/tavus/wire';

type RecentPal = Pick<PalSummary, 'pal_id' | 'pal_name'>;

const MOST = 8;

function keyOf(userId: string): string {
  return `pal-skills:recent-pals:${userId}`;
}

/** The PALs this person last opened in this browser, newest first. */
export function recentPals(userId: string): readonly RecentPal[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecentPal).slice(0, MOST) : [];
  } catch {
    // Storage refused, or another program's text: it is a convenience, and begins anew.
    return [];
  }
}

export function rememberRecentPal(userId: string, { pal_id, pal_name }: RecentPal): void {
  const others = recentPals(userId).filter((pal) => pal.pal_id !== pal_id);
  try {
    const pals = [{ pal_id, pal_name }, ...others].slice(0, MOST);
    localStorage.setItem(keyOf(userId), JSON.stringify(pals));
  } catch {
    // Full or refused: nothing hangs on it.
    return;
  }
}

/** By hand: on every PAL's page a schema library would weigh more than all of this. */
function isRecentPal(value: unknown): value is RecentPal {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'pal_id' in value &&
    typeof value.pal_id === 'string' &&
    'pal_name' in value &&
    typeof value.pal_name === 'string'
  );
}
