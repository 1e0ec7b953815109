import type { ChangeWords } from '@/components/pals/review/describe';
import { DifferenceView } from './difference-view';

/** What is known of the set that Tavus holds after a save was refused. */
export interface Held {
  readonly held: 'unchanged' | 'changed' | 'not_known';
  /** From the set before the save to what Tavus holds, where that changed. */
  readonly changed: readonly ChangeWords[];
  readonly nameOf: (skillId: string) => string;
}

export function HeldWords({ held, changed, nameOf }: Held) {
  switch (held) {
    case 'unchanged':
      return <p>Nothing was changed in Tavus. Your edits are still here.</p>;
    case 'not_known':
      return <p>We couldn’t check what Tavus holds now. Your edits are still here.</p>;
    case 'changed':
      return (
        <>
          <p>
            The skills in Tavus changed all the same: part of your save was applied, or someone else
            saved. Your edits are still here. Merge them with what Tavus holds, then save again.
          </p>
          <DifferenceView words={changed} nameOf={nameOf} />
        </>
      );
  }
}
