'use client';

import { useEffect, useState } from 'react';
import { configsOf, diffSkillSets, type SkillConfigs } from '@/lib/skill-set/changes';
import { fromWire } from '@/lib/skill-set/skill-set';
import type { SkillSetView } from '@/lib/tavus/wire';
import { browserStorage } from '../unsaved/draft-keys';

/** What was copied into one PAL on this page: a draft in the browser, nothing at Tavus. */
export interface PalCopies {
  readonly key: string;
  /** The set the copies were laid on. */
  readonly baseline: SkillSetView;
  readonly meant: SkillConfigs;
}

/** It reads what it wrote with zod, which nobody needs before the first copy. */
const loadStore = () => import('../unsaved/draft-store');
type DraftStore = Awaited<ReturnType<typeof loadStore>>;

export interface Copies {
  /** False while what keeps the copies is still on its way. */
  readonly isReady: boolean;
  readonly byPal: ReadonlyMap<string, PalCopies>;
  /**
   * Keeps what a PAL is meant to hold, or nothing where that is what it was read with.
   * @returns false where the browser cannot keep it; then nothing has changed
   */
  readonly put: (palId: string, baseline: SkillSetView, meant: SkillConfigs) => boolean;
  readonly undo: (palId: string) => void;
}

/** The copies of this visit, each PAL's under a name of its own. */
export function useCopies(scope: string): Copies {
  const [byPal, setByPal] = useState<ReadonlyMap<string, PalCopies>>(new Map());
  const [store, setStore] = useState<DraftStore | 'loading' | 'lost'>('loading');

  useEffect(() => {
    void loadStore()
      .catch(() => 'lost' as const)
      .then(setStore);
  }, []);

  // An editor in another tab took them, or threw them away.
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent) => {
      if (newValue !== null) return;
      setByPal(
        (old) => new Map([...old].filter(([, copies]) => key !== null && copies.key !== key)),
      );
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);

  function undo(palId: string) {
    const known = byPal.get(palId);
    if (known !== undefined && typeof store !== 'string') {
      store.removeDraft(browserStorage(), known.key);
    }
    setByPal(new Map([...byPal].filter(([id]) => id !== palId)));
  }

  function put(palId: string, baseline: SkillSetView, meant: SkillConfigs): boolean {
    if (typeof store === 'string') return false;
    const changes = diffSkillSets(configsOf(fromWire(baseline.skills)), meant);
    if (changes.length === 0) {
      undo(palId);
      return true;
    }
    const key = byPal.get(palId)?.key ?? store.newDraftKey({ scope, palId });
    const kept_at = new Date().toISOString();
    const draft = { key, kept_at, edited_at: kept_at, baseline, changes, texts: [] };
    if (!store.writeDraft(browserStorage(), draft)) return false;
    setByPal(new Map(byPal).set(palId, { key, baseline, meant }));
    return true;
  }

  return { isReady: store !== 'loading', byPal, put, undo };
}
