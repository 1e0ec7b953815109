'use client';

import { palListParsers } from './address';
import type { HealthFilter } from '../fleet/health';
import type { Since } from '../fleet/since';
import { useAddress } from '../fleet/use-address';
import type { PalTypeFilter, SkillFilter } from './filter-pals';
import type { PalSort } from './sort-pals';

export interface PalAddress {
  readonly q: string;
  readonly skill: SkillFilter | null;
  readonly type: PalTypeFilter;
  readonly since: Since | null;
  readonly health: HealthFilter | null;
  readonly sort: PalSort;
  readonly isFiltered: boolean;
  setQuery: (query: string) => void;
  setSkill: (skill: SkillFilter | null) => void;
  setType: (type: PalTypeFilter) => void;
  setSince: (since: Since | null) => void;
  setHealth: (health: HealthFilter | null) => void;
  setSort: (sort: PalSort) => void;
  clearFilters: () => void;
}

/** Search, filters and order as the address has them, and how to change them. */
export function usePalAddress(): PalAddress {
  const [state, setState] = useAddress(palListParsers);
  const { q, skill, type, since, health, sort } = state;
  return {
    q,
    skill,
    type,
    since,
    health,
    sort,
    isFiltered: q !== '' || skill !== null || type !== 'all' || since !== null || health !== null,
    // One step of Back for the whole search, not one for each letter of it.
    setQuery: (query) => setState({ q: query }, { history: q === '' ? 'push' : 'replace' }),
    setSkill: (next) => setState({ skill: next }),
    setType: (next) => setState({ type: next }),
    setSince: (next) => setState({ since: next }),
    setHealth: (next) => setState({ health: next }),
    setSort: (next) => setState({ sort: next }),
    clearFilters: () => setState({ q: null, skill: null, type: null, since: null, health: null }),
  };
}
