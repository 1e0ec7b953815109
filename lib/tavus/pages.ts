import 'server-only';
import { ok, type Failure, type Result } from '@/lib/result';
import { endsBatch, mapBounded } from './bounded';

/** One page as it came. */
export interface Page<T> {
  readonly items: readonly T[];
  /** How many entries it held, with those that could not be read as an item. */
  readonly length: number;
  /** `total_count`, where the answer had one. */
  readonly total: number | null;
}

export interface WholeList<T> {
  readonly items: readonly T[];
  /** In words what is missing; null where the list was read to its end. */
  readonly missing: string | null;
}

export interface Paging<T> {
  /** Reads a page; the first is 1. */
  readonly read: (page: number) => Promise<Result<Page<T>>>;
  readonly idOf: (item: T) => string;
  /** Whether these ids are all there is to find: then no further page is read. */
  readonly isWhole?: (ids: ReadonlySet<string>) => boolean;
}

const PAGES_AT_ONCE = 6;
const MAX_PAGES = 2_000;

/**
 * Reads a list to its last page, several pages at once where its length is known.
 * Goes by what comes, not by what was asked for: an API may ignore `limit`, repeat its last page,
 * or leave `total_count` out. An item that comes twice counts once.
 * @returns what could be read, marked where it is not all; the failure of the first page as such
 */
export async function readAllPages<T>(paging: Paging<T>): Promise<Result<WholeList<T>>> {
  const first = await paging.read(1);
  return first.ok ? ok(await readOtherPages(paging, first.data)) : first;
}

/** The same where the first page has been read. */
export async function readOtherPages<T>(
  { read, idOf, isWhole = () => false }: Paging<T>,
  first: Page<T>,
): Promise<WholeList<T>> {
  const list = new Collector(idOf, isWhole, first);
  if (first.total === null) {
    await readUncounted(read, list);
  } else if (first.length > 0) {
    const last = Math.ceil(first.total / first.length);
    await readCounted(read, list, Math.min(last, MAX_PAGES), last);
  }
  return { items: list.items(), missing: list.missing() };
}

async function readCounted<T>(
  read: Paging<T>['read'],
  list: Collector<T>,
  until: number,
  last: number,
): Promise<void> {
  const pages = Array.from({ length: Math.max(until - 1, 0) }, (_, index) => index + 2);
  await mapBounded(pages, PAGES_AT_ONCE, async (number) => {
    if (list.isWhole()) return;
    const page =
      list.fatal === null ? await read(number) : { ok: false as const, error: list.fatal };
    if (page.ok) list.add(number, page.data);
    else list.fail(number, last, page.error);
  });
  if (until < last && !list.isWhole())
    list.note(`Only the first ${until} of ${last} pages were read.`);
}

/** Page after page until one brings nothing new: a short page may be short for other reasons. */
async function readUncounted<T>(read: Paging<T>['read'], list: Collector<T>): Promise<void> {
  for (let number = 2; number <= MAX_PAGES; number += 1) {
    const page = await read(number);
    if (!page.ok) {
      list.note(`Page ${number} and what follows could not be read: ${page.error.message}`);
      return;
    }
    if (!list.add(number, page.data)) return;
  }
  list.note(`Only the first ${MAX_PAGES} pages were read.`);
}

class Collector<T> {
  fatal: Failure | null = null;
  private readonly pages = new Map<number, Page<T>>();
  private readonly ids = new Set<string>();
  private readonly failed: number[] = [];
  private readonly notes: string[] = [];
  private last = 0;
  private failure: Failure | null = null;

  constructor(
    private readonly idOf: (item: T) => string,
    private readonly isWholeWith: (ids: ReadonlySet<string>) => boolean,
    first: Page<T>,
  ) {
    this.add(1, first);
  }

  isWhole(): boolean {
    return this.isWholeWith(this.ids);
  }

  /** Whether the page brought something new. */
  add(number: number, page: Page<T>): boolean {
    const known = this.ids.size;
    this.pages.set(number, page);
    for (const item of page.items) this.ids.add(this.idOf(item));
    return this.ids.size > known;
  }

  fail(number: number, last: number, error: Failure): void {
    if (endsBatch(error)) this.fatal = error;
    this.failure ??= error;
    this.failed.push(number);
    this.last = last;
  }

  note(text: string): void {
    this.notes.push(text);
  }

  items(): T[] {
    const inOrder = [...this.pages].sort(([a], [b]) => a - b).flatMap(([, page]) => page.items);
    const byId = new Map<string, T>();
    for (const item of inOrder) {
      if (!byId.has(this.idOf(item))) byId.set(this.idOf(item), item);
    }
    return [...byId.values()];
  }

  missing(): string | null {
    if (this.isWhole()) return null;
    const notes = [...this.notes];
    if (this.failure !== null) notes.unshift(`${this.failedPages()}: ${this.failure.message}`);
    const pages = [...this.pages.values()];
    const unreadable = pages.reduce((sum, page) => sum + page.length - page.items.length, 0);
    if (unreadable > 0) notes.push(`Entries without an id, left out: ${unreadable}.`);
    const total = Math.max(...pages.map((page) => page.total ?? 0));
    if (notes.length === 0 && this.ids.size < total) {
      notes.push(`Tavus counts ${total}, but only ${this.ids.size} came.`);
    }
    return notes.length === 0 ? null : notes.join(' ');
  }

  private failedPages(): string {
    const pages = this.failed.sort((a, b) => a - b);
    const noun = pages.length === 1 ? 'Page' : 'Pages';
    return `${noun} ${inWords(pages)} of ${this.last} could not be read`;
  }
}

/** `7`, `7 and 9`, `2, 4 and 7 to 11`. */
export function inWords(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const words = runs.map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`));
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}
