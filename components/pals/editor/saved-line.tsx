'use no memo';

import { CircleCheck, Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Timestamp } from '@/components/ui/timestamp';
import { describeChanges } from '@/components/pals/review/describe';
import type { WordsContext } from '@/components/skills/define-skill';
import { configsOf, diffSkillSets } from '@/lib/skill-set/changes';
import { fromWire } from '@/lib/skill-set/skill-set';
import type { SavedResult } from './save-ends';
import { addedWords, savedWords } from './saved-words';
import type { SaveFlow } from './use-save-flow';

interface SavedLineProps {
  readonly saved: SavedResult;
  readonly flow: Pick<SaveFlow, 'before' | 'meant'>;
  readonly context: WordsContext;
  readonly nameOf: (skillId: string) => string;
  /** Null where the save cannot be taken back from this page. */
  readonly onUndo: (() => void) | null;
}

/** What was saved and when, and the way back. */
export function SavedLine({ saved, flow, context, nameOf, onUndo }: SavedLineProps) {
  const { before, meant } = flow;
  const changes = before === null ? [] : diffSkillSets(before, meant);
  const words = describeChanges(changes, before ?? meant, meant, context);
  const what = savedWords(words, nameOf);
  const { added = [] } = saved;
  const stored = configsOf(fromWire(saved.set.skills));
  const filledIn = addedWords(describeChanges(added, meant, stored, context), nameOf);
  return (
    <div className="flex gap-2">
      <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-good" />
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 break-words">
          {saved.confirmed_by === 'answer' ? 'Saved' : 'Saved, confirmed by reading back'}
          {what !== '' && `: ${what}`} · <Timestamp value={saved.set.read_at} />. Takes effect in
          the PAL’s next conversation.
          {filledIn !== '' && ` Tavus also set ${filledIn}.`}
          {saved.discarded_draft === true && ' The draft in PAL Maker was discarded.'}
        </p>
        {onUndo !== null && (
          <Button size="sm" onClick={onUndo} icon={<Undo2 size={14} aria-hidden />}>
            Undo
          </Button>
        )}
      </div>
    </div>
  );
}
