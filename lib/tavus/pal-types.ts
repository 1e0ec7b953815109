import type { Result } from '@/lib/result';
import type { WholeList } from './pages';
import type { PalSummary, PalType } from './wire';

/** The API's two typed lists, as far as they could be read. */
export interface TypedLists {
  readonly user: Result<WholeList<PalSummary>>;
  readonly system: Result<WholeList<PalSummary>>;
}

/** Who is in which of the two lists. A PAL itself does not say whose it is. */
export interface PalTypes {
  readonly user: TypedIds;
  readonly system: TypedIds;
}

interface TypedIds {
  readonly ids: ReadonlySet<string>;
  /** Whether the list was read to its end: only then a missing id says something. */
  readonly isWhole: boolean;
}

export function typesOf({ user, system }: TypedLists): PalTypes {
  return { user: idsOf(user), system: idsOf(system) };
}

function idsOf(list: Result<WholeList<PalSummary>>): TypedIds {
  if (!list.ok) return { ids: new Set(), isWhole: false };
  const { items, missing } = list.data;
  return { ids: new Set(items.map((pal) => pal.pal_id)), isWhole: missing === null };
}

/**
 * A PAL in both lists was made by the account, so it is `user`. Some PALs are in neither (seen live,
 * 2026-09-29): `other`.
 * @returns null where a list that could not be read whole may have it
 */
export function typeIn({ user, system }: PalTypes, palId: string): PalType {
  if (user.ids.has(palId)) return 'user';
  if (!user.isWhole) return null;
  if (system.ids.has(palId)) return 'system';
  return system.isWhole ? 'other' : null;
}

export function areWhole({ user, system }: PalTypes): boolean {
  return user.isWhole && system.isWhole;
}
