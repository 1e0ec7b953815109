import 'server-only';
import { Kept } from '@/lib/fleet/kept';
import type { Result } from '@/lib/result';
import { listPals } from '@/lib/tavus/pals';
import { apiBaseUrl } from '@/lib/tavus/api-base-url';
import type { PalList } from '@/lib/tavus/wire';

/** Long enough for a walk through the fleet; the screens tell of when it is, and can ask anew. */
export const KEEP_MS = 5 * 60_000;

declare global {
  /** Global, since pages and routes may each load their own copy of this module. */
  var palSkillsList: { readonly base: string; readonly list: Kept<Result<PalList>> } | undefined;
}

/**
 * The PALs of the account, read once for everybody. Apart from their skills, whose descriptions
 * know every form: a page that imports those brings them all to the browser.
 */
export function palList(): Kept<Result<PalList>> {
  const base = apiBaseUrl().href;
  if (globalThis.palSkillsList?.base !== base) {
    const list = new Kept<Result<PalList>>({
      read: () => listPals(),
      keepMs: (read) => (read.ok && read.data.missing === null ? KEEP_MS : 0),
    });
    globalThis.palSkillsList = { base, list };
  }
  return globalThis.palSkillsList.list;
}
