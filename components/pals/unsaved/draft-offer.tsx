'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Timestamp } from '@/components/ui/timestamp';
import { ChangeLines } from '@/components/pals/editor/change-lines';
import { countChanges, describeChanges, plural } from '@/components/pals/review/describe';
import type { WordsContext } from '@/components/skills/define-skill';
import { applyChanges, configsOf } from '@/lib/skill-set/changes';
import { fromWire } from '@/lib/skill-set/skill-set';
import type { KeptDraft } from './draft-record';

interface DraftOfferProps {
  readonly draft: KeptDraft;
  /** Whether Tavus holds something else by now than what the edits were made on. */
  readonly isMoved: boolean;
  /** Whether there are edits on the page, which would change places with these. */
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly context: WordsContext;
  readonly nameOf: (skillId: string) => string;
  readonly onRestore: () => void;
  readonly onThrowAway: () => void;
}

/** Edits that were never saved, offered back: nothing is laid on the page unasked. */
export function DraftOffer(props: DraftOfferProps) {
  const { draft, isMoved, isDirty, isSaving, context, nameOf } = props;
  const before = configsOf(fromWire(draft.baseline.skills));
  const meant = applyChanges(before, draft.changes);
  const words = meant.ok ? describeChanges(draft.changes, before, meant.value, context) : [];
  const count = `${plural(countChanges(words), 'change')} in ${plural(words.length, 'skill')}`;
  return (
    <Notice
      tone="info"
      title={
        words.length === 0 ? 'You have unsaved changes' : `You have unsaved changes (${count})`
      }
      actions={
        <>
          <Button size="sm" variant="primary" onClick={props.onRestore} disabled={isSaving}>
            Restore
          </Button>
          <Button size="sm" onClick={props.onThrowAway} aria-label="Discard draft">
            Discard
          </Button>
        </>
      }
    >
      <p className="mb-1">
        <Timestamp label="Last edited" value={draft.edited_at} />
      </p>
      <ChangeLines words={words} nameOf={nameOf} />
      {draft.texts.length > 0 && (
        <p>
          JSON that is not valid yet:{' '}
          {draft.texts.map(({ skill_id }) => nameOf(skill_id)).join(', ')}
        </p>
      )}
      {isMoved && (
        <p className="mt-2">
          The skills changed on Tavus since. Restore your changes to merge them; nothing is sent
          before you save.
        </p>
      )}
      {isDirty && (
        <p className="mt-2">
          If you restore them, they take the place of your changes on this page, which are then
          offered here.
        </p>
      )}
    </Notice>
  );
}
