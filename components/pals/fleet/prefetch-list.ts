import 'server-only';
import { dehydrate, QueryClient, type DehydratedState } from '@tanstack/react-query';
import { ok, type Result } from '@/lib/result';
import { palKeys } from '../queries';
import { palList } from './pal-list';

/** Long gone: the browser asks for the list anew, and shows this one meanwhile. */
const STALE = 0;

/** The list of PALs for a page: one that was kept is shown at once, and read again by the browser. */
export async function prefetchPalList(): Promise<Result<DehydratedState>> {
  const askedAt = Date.now();
  const list = await palList().get();
  if (!list.ok) return list;
  const readAt = Date.parse(list.data.read_at);
  const client = new QueryClient();
  const updatedAt = readAt < askedAt ? STALE : readAt;
  client.setQueryData(palKeys.list(), list.data, { updatedAt });
  return ok(dehydrate(client));
}
