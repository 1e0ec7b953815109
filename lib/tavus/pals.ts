import 'server-only';
import { fail, ok, type Result } from '@/lib/result';
import { tavusRequest } from './client';
import { readPalPages } from './pal-pages';
import { findPal } from './parse-pal';
import { rememberStockPals, stockPalIds } from './stock-pals';
import { upstream } from './upstream';
import type { PalList, PalSummary, PalType } from './wire';

/** Reads one PAL, `GET /v2/pals/{pal_id}`, as far as the browser may know it. */
export async function readPal(palId: string, signal?: AbortSignal): Promise<Result<PalSummary>> {
  const type = palType(palId);
  const answer = await tavusRequest({ method: 'GET', path: ['v2', 'pals', palId], signal });
  if (!answer.ok) return answer;
  const pal = findPal(answer.body, palId);
  return pal === null ? fail('unexpected_answer') : ok({ ...pal, pal_type: await type });
}

/** Whether this is one of Tavus's own PALs, which nobody else can save; null where it is not known. */
export async function isStockPal(palId: string): Promise<boolean | null> {
  return (await stockPalIds())?.has(palId) ?? null;
}

async function palType(palId: string): Promise<PalType> {
  const isStock = await isStockPal(palId);
  return isStock === null ? null : isStock ? 'system' : 'user';
}

/** How long the ids of the last list stand in for a list of their own, in milliseconds. */
const RECENT_MS = 60_000;

declare global {
  /** Global, since the page that lists and the route that streams may load their own copies. */
  var palSkillsRecentList:
    { readonly base: string; readonly readAt: number; readonly ids: readonly string[] } | undefined;
}

/**
 * The ids of all PALs in the order of the list. Whoever asks has mostly just been given that list,
 * so a whole one of the last minute serves again.
 */
export async function listPalIds(signal?: AbortSignal): Promise<Result<readonly string[]>> {
  const recent = globalThis.palSkillsRecentList;
  const isRecent = recent !== undefined && performance.now() - recent.readAt < RECENT_MS;
  if (isRecent && recent.base === upstream().baseUrl.href) return ok(recent.ids);
  const list = await listPals(signal);
  return list.ok ? ok(list.data.pals.map((pal) => pal.pal_id)) : list;
}

/**
 * All PALs, yours and Tavus's own, every page of both lists.
 * @returns marked where it is not whole; the failure where not even yours could be begun
 */
export async function listPals(signal?: AbortSignal): Promise<Result<PalList>> {
  const [yours, stock] = await Promise.all([
    readPalPages('user', { signal }),
    readPalPages('system', { signal }),
  ]);
  if (!yours.ok) return yours;
  const stockPals = stock.ok ? stock.data.items : [];
  const stockMissing = stock.ok ? stock.data.missing : stock.error.message;
  if (stockMissing === null) rememberStockPals(stockPals);
  const missing = [
    yours.data.missing,
    stockMissing === null ? null : `Stock PALs are not all here. ${stockMissing}`,
  ].filter((note) => note !== null);
  const pals = withoutDoubles(yours.data.items, stockPals);
  const readAt = performance.now();
  const ids = pals.map((pal) => pal.pal_id);
  globalThis.palSkillsRecentList =
    missing.length > 0 ? undefined : { base: upstream().baseUrl.href, readAt, ids };
  return ok({
    pals,
    missing: missing.length === 0 ? null : missing.join(' '),
    read_at: new Date().toISOString(),
  });
}

/** A PAL in both lists is stock: then `pal_type=user` brought everything, which it may not do. */
function withoutDoubles(yours: readonly PalSummary[], stock: readonly PalSummary[]): PalSummary[] {
  const stockIds = new Set(stock.map((pal) => pal.pal_id));
  return [...yours.filter((pal) => !stockIds.has(pal.pal_id)), ...stock];
}
