import 'server-only';
import type { ApiFault } from '@/lib/result';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

/** One page of a list: `page` counts from `firstPage`, which is 1 for PALs and 0 for documents. */
export interface Page {
  readonly limit: number;
  readonly page: number;
}

type Query = (name: string) => string | undefined;

/**
 * Reads `limit` (default 10, at most 100) and `page`.
 * @returns the page asked for, or every fault in the two
 */
export function readPage(
  query: Query,
  firstPage: 0 | 1,
): { ok: true; page: Page } | { ok: false; faults: ApiFault[] } {
  const limit = readInteger(query, 'limit', 1, DEFAULT_LIMIT);
  const page = readInteger(query, 'page', firstPage, firstPage);
  if (typeof limit === 'number' && typeof page === 'number') {
    return { ok: true, page: { limit: Math.min(limit, MAX_LIMIT), page } };
  }
  return { ok: false, faults: [limit, page].filter((part) => typeof part !== 'number') };
}

/** The rows of a page; none beyond the last. */
export function rowsOf<T>(rows: readonly T[], { limit, page }: Page, firstPage: 0 | 1): T[] {
  const start = (page - firstPage) * limit;
  return rows.slice(start, start + limit);
}

/** A fault where a filter has a value that is none of its choices. */
export function checkChoice(query: Query, name: string, choices: readonly string[]): ApiFault[] {
  const value = query(name);
  if (value === undefined || choices.includes(value)) return [];
  return [{ path: [name], message: `Must be one of: ${choices.join(', ')}.` }];
}

function readInteger(
  query: Query,
  name: string,
  least: number,
  standard: number,
): number | ApiFault {
  const text = query(name);
  if (text === undefined) return standard;
  if (!/^-?\d{1,15}$/.test(text)) return { path: [name], message: 'Not a valid integer.' };
  const value = Number(text);
  if (value >= least) return value;
  return { path: [name], message: `Must be greater than or equal to ${least}.` };
}
