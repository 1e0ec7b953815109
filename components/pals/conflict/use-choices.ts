'use client';

import { useState } from 'react';
import { withPlainBreaks } from '@/lib/json/line-breaks';
import { asString } from '@/lib/json/node';
import type { Conflict } from '@/lib/skill-set/merge';
import type { Choice, ChoiceKind } from '@/lib/skill-set/merge-choices';

export interface Choices {
  /** Nothing is chosen for the person: null until they do. */
  readonly kindOf: (conflict: Conflict) => ChoiceKind | null;
  /** The text edited together: mine until it is edited. */
  readonly textOf: (conflict: Conflict) => string;
  readonly choose: (conflict: Conflict, kind: ChoiceKind) => void;
  readonly edit: (conflict: Conflict, text: string) => void;
  /** The choices made, in the form a merge is resolved with. */
  readonly made: (conflicts: readonly Conflict[]) => ReadonlyMap<string, Choice>;
}

/**
 * What was chosen, kept while the view is closed and while Tavus or the person change more. A
 * choice holds for exactly what was seen when it was made: a conflict that says something else by
 * now is open again. A text edited together is work, so it stays by its place.
 */
export function useChoices(): Choices {
  const [kinds, setKinds] = useState<ReadonlyMap<string, ChoiceKind>>(new Map());
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(new Map());
  const kindOf = ({ key }: Conflict) => kinds.get(key) ?? null;
  const textOf = (conflict: Conflict) =>
    texts.get(placeOf(conflict)) ?? withPlainBreaks(asString(conflict.mine) ?? '');
  return {
    kindOf,
    textOf,
    choose: ({ key }, kind) => setKinds((old) => new Map(old).set(key, kind)),
    edit: (conflict, text) => setTexts((old) => new Map(old).set(placeOf(conflict), text)),
    made: (conflicts) => {
      const made = new Map<string, Choice>();
      for (const conflict of conflicts) {
        const kind = kindOf(conflict);
        if (kind === 'edited') made.set(conflict.key, { kind, text: textOf(conflict) });
        else if (kind !== null) made.set(conflict.key, { kind });
      }
      return made;
    },
  };
}

function placeOf({ skill_id, pointer }: Conflict): string {
  return JSON.stringify([skill_id, pointer]);
}
