'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { definitionFor } from '@/components/skills/registry';
import { applyChanges, configsOf, diffSkillSets, type SkillConfigs } from '@/lib/skill-set/changes';
import { mergeSkillSets } from '@/lib/skill-set/merge';
import { fromWire } from '@/lib/skill-set/skill-set';
import { browserStorage, type DraftPlace } from './draft-keys';
import type { KeptDraft } from './draft-record';
import { readDrafts, removeDraft, writeDraft } from './draft-store';
import { heldDrafts } from './live-drafts';

export interface DraftOffers {
  /** Newest first; none that Tavus holds already. */
  readonly offers: readonly KeptDraft[];
  /** What was thrown away last, until something else happens. */
  readonly thrown: KeptDraft | null;
  readonly throwAway: (draft: KeptDraft) => void;
  readonly bringBack: (draft: KeptDraft) => void;
  /** One offer was taken; what stood in its place, if anything, is offered from now on. */
  readonly swap: (taken: KeptDraft, parked: KeptDraft | null) => void;
}

/**
 * Drafts of this PAL that no open editor holds: of a tab that was closed, killed or reloaded.
 * @param now what Tavus holds
 */
export function useDraftOffers({ scope, palId }: DraftPlace, now: SkillConfigs): DraftOffers {
  const [{ offers, thrown }, set] = useState<Pick<DraftOffers, 'offers' | 'thrown'>>(NONE);

  const collect = useEffectEvent((held: ReadonlySet<string>) => {
    const storage = browserStorage();
    const orphans = readDrafts(storage, { scope, palId }, Date.now(), held);
    // A save that was under way when the tab was killed has made these true.
    const done = orphans.filter((draft) => !isNews(draft, now));
    for (const { key } of done) removeDraft(storage, key);
    set({ offers: orphans.filter((draft) => !done.includes(draft)), thrown: null });
  });

  useEffect(() => {
    let isHere = true;
    void heldDrafts().then((held) => isHere && collect(held));
    // Another tab took it, or threw it away.
    const follow = ({ key, newValue }: StorageEvent) => {
      if (key === null || newValue !== null) return;
      set((old) => ({ ...old, offers: old.offers.filter((draft) => draft.key !== key) }));
    };
    window.addEventListener('storage', follow);
    return () => {
      isHere = false;
      window.removeEventListener('storage', follow);
    };
  }, []);

  const others = (taken: KeptDraft) => offers.filter((draft) => draft !== taken);
  return {
    offers: offers.filter((draft) => isNews(draft, now)),
    thrown,
    throwAway: (draft) => {
      removeDraft(browserStorage(), draft.key);
      set({ offers: others(draft), thrown: draft });
    },
    bringBack: (draft) => {
      writeDraft(browserStorage(), draft);
      set({ offers: [draft, ...offers], thrown: null });
    },
    swap: (taken, parked) => {
      set({ offers: [...(parked === null ? [] : [parked]), ...others(taken)], thrown: null });
    },
  };
}

const NONE = { offers: [], thrown: null };

/** Whether anything of it is not so already. */
function isNews({ baseline, changes, texts }: KeptDraft, now: SkillConfigs): boolean {
  if (texts.length > 0) return true;
  const base = configsOf(fromWire(baseline.skills));
  const mine = applyChanges(base, changes);
  if (!mine.ok) return true;
  const rulesFor = (skillId: string) => definitionFor(skillId).mergeRules;
  const { conflicts, settled } = mergeSkillSets(base, mine.value, now, rulesFor);
  return conflicts.length > 0 || diffSkillSets(now, settled).length > 0;
}
