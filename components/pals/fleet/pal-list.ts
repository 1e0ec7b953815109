import 'server-only';
import { CachedRead } from '@/lib/fleet/cached-read';
import type { Result } from '@/lib/result';
import { apiBaseUrl } from '@/lib/tavus/api-base-url';
import { listPals } from '@/lib/tavus/pals';
import type { PalList } from '@/lib/tavus/wire';

/** Long enough for a walk through the fleet; the pages say how old it is, and can refresh it. */
export const KEEP_MS = 5 * 60_000;
/** A list may stay partial for ever (Tavus counts more PALs than it sends), or be whole next time. */
const KEEP_PARTIAL_MS = 30_000;

/** A list of up to this many PALs is read again on each visit: it takes a few calls. */
const FEW_PALS = 300;
/** A longer one is read again at most this often, unless a person asks for it. */
const REREAD_MS = 60_000;

declare global {
  /** Global, since pages and routes may each load their own copy of this module. */
  var palSkillsList:
    { readonly base: string; readonly list: CachedRead<Result<PalList>> } | undefined;
}

/**
 * The PALs of the account, read once for everybody. Apart from their skills, whose descriptions
 * know every form: a page that imports those brings them all to the browser.
 */
export function palList(): CachedRead<Result<PalList>> {
  const base = apiBaseUrl().href;
  if (globalThis.palSkillsList?.base !== base) {
    const list = new CachedRead<Result<PalList>>({ read: () => listPals(), keepMs });
    globalThis.palSkillsList = { base, list };
  }
  return globalThis.palSkillsList.list;
}

function keepMs(read: Result<PalList>): number {
  if (!read.ok) return 0;
  return read.data.missing === null ? KEEP_MS : KEEP_PARTIAL_MS;
}

/** Whether a visit is served the cached list, because reading it again would take many calls. */
export function isRecent(): boolean {
  const latest = palList().latest();
  const isLong = latest?.ok === true && latest.data.pals.length > FEW_PALS;
  return isLong && palList().age() < REREAD_MS;
}
