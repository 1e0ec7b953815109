import 'server-only';
import { readPalPages } from './pal-pages';
import { apiBaseUrl } from './api-base-url';
import type { PalSummary } from './wire';

const FRESH_MS = 5 * 60_000;
/** A PAL can be shown without its type, so the type must not hold it up for long. */
const PAGE_MS = 5_000;

interface StockPals {
  readonly base: string;
  readonly readAt: number;
  readonly ids: ReadonlySet<string>;
}

let known: StockPals | undefined;
let reading: Promise<ReadonlySet<string> | null> | undefined;

/** Keeps a whole list of stock PALs, so that no other read of it is needed for a while. */
export function rememberStockPals(pals: readonly PalSummary[]): ReadonlySet<string> {
  const ids = new Set(pals.map((pal) => pal.pal_id));
  known = { base: apiBaseUrl().href, readAt: performance.now(), ids };
  return ids;
}

/**
 * The ids of Tavus's own PALs. One PAL's answer does not say whose it is; only these lists do.
 * Kept for five minutes in this process: stock PALs come with releases of Tavus.
 * @returns null where the list could not be read whole
 */
export function stockPalIds(): Promise<ReadonlySet<string> | null> {
  const isFresh = known !== undefined && performance.now() - known.readAt < FRESH_MS;
  if (known?.base === apiBaseUrl().href && isFresh) return Promise.resolve(known.ids);
  reading ??= readStockPals().finally(() => {
    reading = undefined;
  });
  return reading;
}

async function readStockPals(): Promise<ReadonlySet<string> | null> {
  const list = await readPalPages('system', { pageMs: PAGE_MS });
  if (!list.ok || list.data.missing !== null) return null;
  return rememberStockPals(list.data.items);
}
