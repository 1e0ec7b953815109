import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { apiBaseUrl } from './api-base-url';
import { readAllPages } from './pages';
import { palPages } from './pal-pages';
import { areWhole, typeIn, typesOf, type PalTypes, type TypedLists } from './pal-types';
import type { PalType } from './wire';

const FRESH_MS = 5 * 60_000;
/** While the lists cannot be read, an editor or a save must not wait for them each time. */
const FAILED_MS = 30_000;
/** A save waits this long for lists that were never read: the API refuses what it must refuse. */
const SAVE_WAIT_MS = 1_000;

interface Cache {
  readonly base: string;
  known: { readonly types: PalTypes; readonly begunAt: number } | undefined;
  /** When the lists were last read, whole or not. */
  triedAt: number;
  reading: Promise<void> | undefined;
  /** Ids that were in neither list when these were read after the id was seen. */
  readonly others: Set<string>;
}

declare global {
  /** Global, since pages, routes and actions may each load their own copy of this module. */
  var palSkillsTypes: Cache | undefined;
}

/** Reads both typed lists, and keeps who is in which. */
export async function readTypedLists(
  options: { readonly signal?: AbortSignal | undefined; readonly isBackground?: boolean } = {},
): Promise<TypedLists> {
  const cache = cacheOfApi();
  const begunAt = performance.now();
  const [user, system] = await Promise.all([
    readAllPages(palPages({ ...options, type: 'user' })),
    readAllPages(palPages({ ...options, type: 'system' })),
  ]);
  const lists = { user, system };
  const types = typesOf(lists);
  cache.triedAt = performance.now();
  // Complete lists that are a little older say more than incomplete new ones.
  if (areWhole(types) || cache.known === undefined || !areWhole(cache.known.types)) {
    cache.known = { types, begunAt };
  }
  return lists;
}

/** Remembers PALs of the list of all that are in neither typed list. */
export function rememberOthers(palIds: Iterable<string>): void {
  const { others } = cacheOfApi();
  others.clear();
  for (const palId of palIds) others.add(palId);
}

/**
 * The type of one PAL, from lists that are read at most every five minutes. A PAL in neither may be
 * newer than the lists, so these are read again once.
 * @returns null where it cannot be known
 */
export async function palType(palId: string): Promise<PalType> {
  const cache = cacheOfApi();
  const askedAt = performance.now();
  if (!isFresh(cache)) await refresh(cache);
  const type = typeNow(cache, palId);
  if (type !== 'other' || cache.others.has(palId)) return type;
  if ((cache.known?.begunAt ?? 0) < askedAt) await refresh(cache);
  const again = typeNow(cache, palId);
  if (again === 'other') cache.others.add(palId);
  return again;
}

/**
 * Whether this is one of Tavus's own PALs, which no account can save: in the system list and not
 * in the account's. Answers from lists of any age, and waits a second at most for the first ones.
 * @returns null where it is not known
 */
export async function isStockPal(palId: string): Promise<boolean | null> {
  const cache = cacheOfApi();
  if (!isFresh(cache)) {
    const reading = refresh(cache);
    if (cache.known === undefined) {
      await Promise.race([reading, sleep(SAVE_WAIT_MS, undefined, { ref: false })]);
    }
  }
  const type = typeNow(cache, palId);
  return type === null ? null : type === 'system';
}

function typeNow({ known }: Cache, palId: string): PalType {
  return known === undefined ? null : typeIn(known.types, palId);
}

function isFresh({ known, triedAt }: Cache): boolean {
  const now = performance.now();
  if (known !== undefined && areWhole(known.types) && now - known.begunAt < FRESH_MS) return true;
  return now - triedAt < FAILED_MS;
}

function refresh(cache: Cache): Promise<void> {
  cache.reading ??= readTypedLists({ isBackground: true })
    .then(() => undefined)
    .finally(() => {
      cache.reading = undefined;
    });
  return cache.reading;
}

function cacheOfApi(): Cache {
  const base = apiBaseUrl().href;
  if (globalThis.palSkillsTypes?.base !== base) {
    globalThis.palSkillsTypes = {
      base,
      known: undefined,
      triedAt: -Infinity,
      reading: undefined,
      others: new Set(),
    };
  }
  return globalThis.palSkillsTypes;
}
