import type { JsonPointer } from '@/lib/json/pointer';

/** What has to be known of a skill's config to merge two edits of it, by pointers below it. */
export interface MergeRules {
  /** Lists whose order means something and whose items are things of their own. */
  readonly orderedLists: readonly JsonPointer[];
  /** Texts that two people's edits can be worked together in by hand. */
  readonly texts: readonly JsonPointer[];
  /**
   * Objects whose members are entries, each a unit. One side's `enabled: false` and another's new
   * link in the same entry would make one that neither has seen, so that is asked.
   * Without an entry left such an object means the same as none.
   */
  readonly entryMaps: readonly JsonPointer[];
}

/** For configs nothing is known of: members merge, all else is compared as a whole. */
export const NO_MERGE_RULES: MergeRules = { orderedLists: [], texts: [], entryMaps: [] };
