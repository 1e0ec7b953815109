'use client';

import { useEffectEvent, useLayoutEffect } from 'react';
import type { KeptDraft } from './draft-record';
import { forgetHanded, handedDraft } from './hand-over';

/**
 * Restores, unasked, the one draft somebody was sent here with: whoever copied settings into this
 * PAL and opens its editor has asked already. Over edits of this page it is only offered.
 */
export function useHandedDraft(
  offers: readonly KeptDraft[],
  isDirty: boolean,
  restore: (draft: KeptDraft) => void,
): void {
  const take = useEffectEvent(() => {
    const key = handedDraft();
    const draft = offers.find((offer) => offer.key === key);
    if (draft === undefined) return;
    forgetHanded();
    if (!isDirty) restore(draft);
  });
  // Before the offer is painted: it would flash up and be gone.
  useLayoutEffect(() => {
    if (offers.length > 0) take();
  }, [offers]);
}
