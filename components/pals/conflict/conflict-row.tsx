import { RadioCards } from '@/components/form/radio-cards';
import { TextAreaField } from '@/components/form/text-area-field';
import { WordDiff } from '@/components/pals/review/word-diff';
import type { WordsContext } from '@/components/skills/define-skill';
import { asString } from '@/lib/json/node';
import type { Conflict, Merge } from '@/lib/skill-set/merge';
import type { ChoiceKind } from '@/lib/skill-set/merge-choices';
import { conflictLines } from './conflict-words';
import { Sides } from './sides';
import type { Choices } from './use-choices';

interface ConflictRowProps {
  readonly id: string;
  readonly name: string;
  readonly conflict: Conflict;
  readonly merge: Merge;
  readonly choices: Choices;
  /** Whether the person wanted to go on without having chosen here. */
  readonly isMissed: boolean;
  readonly context: WordsContext;
}

/** One place that both changed: the three sides, and how it can be settled. */
export function ConflictRow(props: ConflictRowProps) {
  const { id, name, conflict, merge, choices, isMissed, context } = props;
  const chosen = choices.kindOf(conflict);
  const labels = conflictLines(conflict, merge, context).map(({ label }) => label);
  const title = conflict.pointer === '' ? name : `${name}: ${labels.join(', ')}`;
  return (
    <section
      aria-labelledby={`${id}-title`}
      data-open={chosen === null || undefined}
      className="space-y-3 rounded border border-line p-4"
    >
      <h3 id={`${id}-title`} className="text-lg font-medium break-words">
        {title}
      </h3>
      <Sides conflict={conflict} merge={merge} context={context} />
      <RadioCards
        name={id}
        legend={`Which ${labels.length === 0 ? name : labels.join(', ')} do you want to keep?`}
        options={conflict.choices.map((value) => ({ value, ...words(value, conflict) }))}
        value={chosen ?? ''}
        onChange={(kind) => choices.choose(conflict, kind)}
        {...(isMissed && chosen === null && { error: 'Choose a version.' })}
      />
      {chosen === 'edited' && <EditTogether {...{ id, conflict, choices }} label={labels.join()} />}
    </section>
  );
}

function words(kind: ChoiceKind, { pointer, mine, theirs }: Conflict) {
  const isSkill = pointer === '';
  switch (kind) {
    case 'mine':
      return { label: 'Keep mine', ...(isSkill && { description: fateOf(mine) }) };
    case 'theirs':
      return { label: 'Use theirs', ...(isSkill && { description: fateOf(theirs) }) };
    case 'both':
      return {
        label: 'Use both',
        description: 'Both sets of changes, in your order.',
      };
    case 'edited':
      return { label: 'Combine', description: 'Start with yours and add theirs.' };
  }
}

function fateOf(side: Conflict['mine']): string {
  return side === undefined
    ? 'The skill is detached.'
    : 'The skill is attached, with these settings.';
}

interface EditTogetherProps {
  readonly id: string;
  readonly label: string;
  readonly conflict: Conflict;
  readonly choices: Choices;
}

/** My text to edit, and beside it what they did to the one we both began with. */
function EditTogether({ id, label, conflict, choices }: EditTogetherProps) {
  const text = choices.textOf(conflict);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextAreaField
        id={`${id}-text`}
        label={`${label}, combined`}
        hint={text === '' ? 'Leave empty to remove.' : undefined}
        value={text}
        onChange={(event) => choices.edit(conflict, event.target.value)}
      />
      <div className="min-w-0">
        <p id={`${id}-diff`} className="mb-1.5 font-medium">
          What changed on Tavus
        </p>
        <div
          tabIndex={0}
          role="group"
          aria-labelledby={`${id}-diff`}
          className="max-h-80 overflow-y-auto rounded border border-line p-3 text-sm"
        >
          <WordDiff
            before={asString(conflict.base) ?? ''}
            after={asString(conflict.theirs) ?? ''}
          />
        </div>
      </div>
    </div>
  );
}
