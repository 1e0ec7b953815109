'use client';
'use no memo';

import { Info } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { Dispatch } from 'react';
import { Button } from '@/components/ui/button';
import type { Edits } from '@/components/pals/review/describe';
import type { EditorAction } from './editor-reducer';
import { LostPart } from './lost-part';
import { PartBoundary } from '@/components/ui/part-boundary';
import { SavingLine } from './saving-line';
import type { Discard } from './use-discard';
import type { FootNote } from './use-review';
import type { SaveFlow } from './use-save-flow';

export const loadSaveBar = () => import('./save-bar');
// Without `loading` there is no boundary, and code on its way would hide the whole page.
const SaveBar = dynamic(async () => (await loadSaveBar()).SaveBar, { loading: () => null });
export const loadSavedLine = () => import('./saved-line');
const SavedLine = dynamic(async () => (await loadSavedLine()).SavedLine, { loading: () => null });

interface EditorFootProps {
  readonly edits: Edits;
  readonly isDirty: boolean;
  readonly flow: SaveFlow;
  readonly note: FootNote | null;
  readonly isGone: boolean;
  /** Whether code of the page could not be fetched when it was needed. */
  readonly isPartLost: boolean;
  readonly onPartLost: () => void;
  readonly nameOf: (skillId: string) => string;
  readonly discard: Discard;
  readonly dispatch: Dispatch<EditorAction>;
  readonly onReview: () => void;
  /** Opens the review before the pause that Tavus asked for is over. */
  readonly onTryNow: () => void;
  readonly onUndo: () => void;
  readonly onJump: (skillId: string) => void;
}

/** Stays in view at the foot: the save bar while something is unsaved, and how it went. */
export function EditorFoot(props: EditorFootProps) {
  const { edits, isDirty, flow, note, isGone, isPartLost } = props;
  const { isSaving, saved } = flow;
  const { nameOf, discard, dispatch } = props;
  const isUndone = isDirty && !isSaving && (note === 'undone' || note === 'undone_beside_newer');
  return (
    <div
      data-page-foot
      className="fixed inset-x-0 bottom-0 z-10 border-line bg-canvas has-[p,button]:border-t"
    >
      <div className="mx-auto max-w-page px-4 has-[p,li,button]:py-3 sm:px-6">
        <div role="status" className="text-sm not-last:has-[p]:mb-2">
          {isSaving && <SavingLine />}
          {isSaving && note === 'busy' && <p>Save in progress.</p>}
          {isGone && isDirty && <p>Nothing can be saved: this PAL is gone.</p>}
          {!isSaving && saved !== null && !isUndone && (
            <PartBoundary fallback={<p>Saved</p>}>
              <SavedLine
                saved={saved}
                flow={flow}
                context={edits.context}
                nameOf={nameOf}
                onUndo={flow.undo && props.onUndo}
              />
            </PartBoundary>
          )}
          {isUndone && (
            <p>
              The skills from before the save are back as unsaved changes
              {note === 'undone_beside_newer' && ', next to your newer edits'}. Review and save to
              apply them.
            </p>
          )}
          {!isSaving && !isDirty && discard.canUndo && (
            <p className="flex flex-wrap items-center gap-2">
              <Info size={16} aria-hidden className="text-muted" />
              Changes discarded.
              <Button size="sm" aria-label="Undo discard" onClick={discard.undo}>
                Undo
              </Button>
            </p>
          )}
          {!isDirty && !discard.canUndo && note === 'nothing' && <p>No changes to save.</p>}
        </div>
        {isPartLost && <LostPart meant={edits.after} />}
        {isDirty && (
          <PartBoundary onLost={props.onPartLost}>
            <SaveBar
              edits={edits}
              nameOf={nameOf}
              isSaving={isSaving}
              retryAt={flow.retryAt}
              isGone={isGone}
              on={{
                review: props.onReview,
                tryNow: props.onTryNow,
                discard: discard.discard,
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
