import type { Route } from 'next';
import { paths } from '@/lib/paths';
import type { PalSummary } from '@/lib/tavus/wire';
import { foldText } from '../list/fold-text';

/** One line of the palette: somewhere to go, or something of the page to do. Nothing here destroys. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: 'Actions' | 'Recent' | 'Pages' | 'PALs';
  readonly title: string;
  /** What tells it apart: an id, a shortcut. */
  readonly hint: string;
  readonly act: { readonly href: Route } | { readonly run: () => void };
}

interface Searchable {
  readonly entry: PaletteEntry;
  readonly title: string;
  readonly hint: string;
}

const PAGES: readonly PaletteEntry[] = [
  page('PALs', paths.pals(), 'All PALs and their skills'),
  page('Attachments', paths.attachments(), 'When each skill was attached and changed'),
  page('Compare', paths.compare(), 'Two PALs side by side'),
];

function page(title: string, href: Route, hint: string): PaletteEntry {
  return { id: `page ${href}`, group: 'Pages', title, hint, act: { href } };
}

export function pageEntries(): readonly PaletteEntry[] {
  return PAGES;
}

export function palEntry(
  { pal_id, pal_name }: Pick<PalSummary, 'pal_id' | 'pal_name'>,
  group: 'PALs' | 'Recent' = 'PALs',
): PaletteEntry {
  return {
    id: `${group} ${pal_id}`,
    group,
    title: pal_name || 'Unnamed PAL',
    hint: pal_id,
    act: { href: paths.pal(pal_id) },
  };
}

/** Folded once, not at every key. */
export function toSearchable(entries: readonly PaletteEntry[]): Searchable[] {
  return entries.map((entry) => ({
    entry,
    title: foldText(entry.title),
    hint: foldText(entry.hint),
  }));
}

export interface Found {
  readonly shown: readonly PaletteEntry[];
  /** How many more there are. */
  readonly more: number;
}

/**
 * The entries every word of the query is in, best first: the whole id, then a title that begins with
 * the query, then one with a word that does, then any; else in the order they came.
 */
export function searchEntries(
  entries: readonly Searchable[],
  query: string,
  atMost: number,
): Found {
  const sought = foldText(query).trim();
  const words = sought.split(/\s+/).filter(Boolean);
  const ranked: PaletteEntry[][] = [[], [], [], []];
  for (const { entry, title, hint } of entries) {
    if (!words.every((word) => title.includes(word) || hint.includes(word))) continue;
    ranked[rankOf(title, hint, sought)]?.push(entry);
  }
  const all = ranked.flat();
  return { shown: all.slice(0, atMost), more: Math.max(all.length - atMost, 0) };
}

function rankOf(title: string, hint: string, sought: string): 0 | 1 | 2 | 3 {
  if (sought === '' || hint === sought) return 0;
  if (title.startsWith(sought)) return 1;
  return title.includes(` ${sought}`) ? 2 : 3;
}
