'use client';

import { useState } from 'react';
import { useHashSkillId } from './use-hash';

/** Which cards are open: as the person left them, else as the card and the address suggest. */
export function useFolds() {
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const named = useHashSkillId();
  return {
    isOpen: (skillId: string, isOpenByItself: boolean) =>
      folds.get(skillId) ?? (isOpenByItself || named === skillId),
    /** Whether the person has opened or closed it: its form is mounted then, and stays so. */
    wasTouched: (skillId: string) => folds.has(skillId),
    fold: (skillId: string, isOpen: boolean) =>
      setFolds((old) => new Map(old).set(skillId, isOpen)),
  };
}
