'use client';

import { useQueryStates } from 'nuqs';
import { palListParsers } from './address';
import type { PalTypeFilter, SkillFilter } from './filter-pals';
import type { PalSort } from './sort-pals';

export interface PalAddress {
  readonly q: string;
  readonly skill: SkillFilter | null;
  readonly type: PalTypeFilter;
  readonly sort: PalSort;
  readonly isFiltered: boolean;
  setQuery: (query: string) => void;
  setSkill: (skill: SkillFilter | null) => void;
  setType: (type: PalTypeFilter) => void;
  setSort: (sort: PalSort) => void;
  clearFilters: () => void;
}

/** Search, filters and order as the address has them, and how to change them. */
export function usePalAddress(): PalAddress {
  const [state, setState] = useQueryStates(palListParsers, { history: 'push' });
  const { q, skill, type, sort } = state;
  return {
    q,
    skill,
    type,
    sort,
    isFiltered: q !== '' || skill !== null || type !== 'all',
    // One step of Back for the whole search, not one for each letter of it.
    setQuery: (query) => void setState({ q: query }, { history: q === '' ? 'push' : 'replace' }),
    setSkill: (next) => void setState({ skill: next }),
    setType: (next) => void setState({ type: next }),
    setSort: (next) => void setState({ sort: next }),
    clearFilters: () => void setState({ q: null, skill: null, type: null }),
  };
}
