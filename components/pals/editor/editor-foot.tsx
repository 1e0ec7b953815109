'use client';
'use no memo';

import { CircleCheck, Info } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState, type Dispatch } from 'react';
import { Button } from '@/components/ui/button';
import { Timestamp } from '@/components/ui/timestamp';
import type { Edits } from '@/components/pals/review/describe';
import type { SkillChange } from '@/lib/skill-set/changes';
import type { SkillSetView } from '@/lib/tavus/wire';
import type { EditorAction } from './editor-reducer';
import { LostPart } from './lost-part';
import { PartBoundary } from '@/components/ui/part-boundary';
import { SavingLine } from './saving-line';
import type { SaveFlow } from './use-save-flow';

export const loadSaveBar = () => import('./save-bar');
// Without `loading` there is no boundary, and code on its way would hide the whole page.
const SaveBar = dynamic(async () => (await loadSaveBar()).SaveBar, { loading: () => null });

interface Unsaved {
  readonly baseline: SkillSetView;
  readonly changes: readonly SkillChange[];
}

interface EditorFootProps {
  readonly edits: Edits;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly saved: SaveFlow['saved'];
  /** What a press of the save shortcut came to, where that was no save. */
  readonly note: 'nothing' | 'busy' | null;
  readonly retryAt: SaveFlow['retryAt'];
  readonly isGone: boolean;
  /** Whether code of the page could not be fetched when it was needed. */
  readonly isPartLost: boolean;
  readonly onPartLost: () => void;
  readonly nameOf: (skillId: string) => string;
  /** The set the edits are made on. */
  readonly baseline: SkillSetView;
  readonly dispatch: Dispatch<EditorAction>;
  readonly onReview: () => void;
  readonly onJump: (skillId: string) => void;
}

/** Stays in view at the foot: the save bar while something is unsaved, and how it went. */
export function EditorFoot(props: EditorFootProps) {
  const { edits, isDirty, isSaving, saved, note, isGone, isPartLost } = props;
  const { nameOf, baseline, dispatch } = props;
  const { changes } = edits;
  const [discarded, setDiscarded] = useState<Unsaved | null>(null);
  return (
    <div
      data-page-foot
      className="fixed inset-x-0 bottom-0 z-10 border-line bg-canvas has-[p,button]:border-t"
    >
      <div className="mx-auto max-w-page px-4 has-[p,li,button]:py-3 sm:px-6">
        <div role="status" className="text-sm not-last:has-[p]:mb-2">
          {isSaving && <SavingLine />}
          {isSaving && note === 'busy' && <p>One save at a time: this one is still under way.</p>}
          {isGone && isDirty && <p>Nothing can be saved: this PAL is gone.</p>}
          {!isSaving && saved !== null && <SavedLine saved={saved} />}
          {!isSaving && saved === null && !isDirty && discarded !== null && (
            <p className="flex flex-wrap items-center gap-2">
              <Info size={16} aria-hidden className="text-muted" />
              Your edits were discarded.
              <Button
                size="sm"
                onClick={() => {
                  dispatch({ type: 'restored', ...discarded });
                  setDiscarded(null);
                }}
              >
                Bring them back
              </Button>
            </p>
          )}
          {!isDirty && saved === null && discarded === null && note === 'nothing' && (
            <p>Nothing to save: this is what Tavus holds.</p>
          )}
        </div>
        {isPartLost && <LostPart meant={edits.after} />}
        {isDirty && (
          <PartBoundary onLost={props.onPartLost}>
            <SaveBar
              edits={edits}
              nameOf={nameOf}
              isSaving={isSaving}
              retryAt={props.retryAt}
              isGone={isGone}
              on={{
                review: props.onReview,
                discard: () => {
                  setDiscarded(changes.length > 0 ? { baseline, changes } : null);
                  dispatch({ type: 'discarded' });
                },
                jump: props.onJump,
                resetField: (skillId, pointer) =>
                  dispatch({ type: 'field_reset', skillId, pointer }),
                revert: (skillId) => dispatch({ type: 'skill_reverted', skillId }),
              }}
            />
          </PartBoundary>
        )}
      </div>
    </div>
  );
}

function SavedLine({ saved }: { saved: NonNullable<SaveFlow['saved']> }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-good">
      <CircleCheck size={16} aria-hidden />
      <span>
        {saved.confirmed_by === 'answer' ? 'Saved' : 'Saved, confirmed by reading back'} ·{' '}
        <Timestamp value={saved.at} />. Takes effect on the PAL’s next conversation.
      </span>
    </p>
  );
}
