import 'server-only';
import { fail } from '@/lib/failures';
import { ok, type Result } from '@/lib/result';
import { tavusRequest } from './client';
import { readPalPages } from './pal-pages';
import { findPal } from './parse-pal';
import { rememberStockPals, stockPalIds } from './stock-pals';
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
