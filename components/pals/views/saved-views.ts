import * as z from 'zod/mini';

/** A search, its filters and its order under a name, kept in this browser. */
export interface SavedView {
  readonly name: string;
  /** The query of its address, without the question mark: `q=ada&skill=has%3Apresentation`. */
  readonly search: string;
}

export interface ViewPlace {
  readonly userId: string;
  /** Which list: `pals`, `attachments`. */
  readonly list: string;
}

export const LONGEST_NAME = 60;
const MOST_VIEWS = 50;

const viewsSchema = z.array(z.object({ name: z.string(), search: z.string() }));

function keyOf({ userId, list }: ViewPlace): string {
  return `pal-skills:views:${list}:${userId}`;
}

/** The views of one list, by name; none where the browser keeps nothing. */
export function readViews(storage: Storage | null, place: ViewPlace): readonly SavedView[] {
  try {
    const read = viewsSchema.safeParse(JSON.parse(storage?.getItem(keyOf(place)) ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    // Refused, or not JSON: another program has written there, and its text is no view of ours.
    return [];
  }
}

/** @returns false where it is not kept: the storage is full, or forbidden */
export function writeViews(
  storage: Storage | null,
  place: ViewPlace,
  views: readonly SavedView[],
): boolean {
  try {
    storage?.setItem(keyOf(place), JSON.stringify(views));
    return storage !== null;
  } catch {
    return false;
  }
}

/**
 * The views with this one, in the order of their names; one of the same name makes way.
 * @returns null where the name is empty or there are too many
 */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] | null {
  const name = view.name.trim().slice(0, LONGEST_NAME);
  const others = views.filter((other) => other.name !== name);
  if (name === '' || others.length >= MOST_VIEWS) return null;
  return [...others, { name, search: view.search }].sort((a, b) => a.name.localeCompare(b.name));
}

export function withoutView(views: readonly SavedView[], name: string): SavedView[] {
  return views.filter((view) => view.name !== name);
}
