import 'server-only';
import { dehydrate, QueryClient, type DehydratedState } from '@tanstack/react-query';
import { ok, type Result } from '@/lib/result';
import { skillRegistry } from '@/lib/tavus/skill-registry';
import { palKeys } from '../queries';
import { isRecent, palList } from './pal-list';
import { skillNamesWithin } from './skill-names';

/** Long ago: the browser fetches the list again, and shows this one meanwhile. */
const STALE = 0;
/** A page that has its list waits no longer for the names of skills, in milliseconds. */
const NAMES_MS = 50;

/**
 * The list of PALs for a page, with the names of skills where they are there in time. A cached list is
 * shown at once, and read again by the browser unless it is long and recent.
 */
export async function prefetchPalList(): Promise<Result<DehydratedState>> {
  const askedAt = Date.now();
  // Both are read at the same time; only the list is worth waiting for.
  void skillRegistry().get();
  const list = await palList().get();
  if (!list.ok) return list;
  const readAt = Date.parse(list.data.read_at);
  const client = new QueryClient();
  const cachedAt = isRecent() ? askedAt : STALE;
  const updatedAt = readAt < askedAt ? cachedAt : readAt;
  client.setQueryData(palKeys.list(), list.data, { updatedAt });
  const names = await skillNamesWithin(NAMES_MS);
  if (names !== null) client.setQueryData(palKeys.skillNames(), names);
  return ok(dehydrate(client));
}
