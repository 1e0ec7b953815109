'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { saveFile } from '@/components/ui/save-file';
import { editsText } from '@/components/pals/editor/copy-edits';
import type { EditorState } from '@/components/pals/editor/editor-state';
import { exportName } from '@/components/pals/editor/export-name';
import { confirmationOf, isConfirmed } from '@/lib/confirm-name';
import { MAX_SET_BYTES, setBytes } from '@/lib/skill-set/size';
import type { PalSummary } from '@/lib/tavus/wire';
import { ChangedSkillView } from './changed-skill';
import { ClashNotices } from './clash-notices';
import { ConfirmDetachAll } from './confirm-detach-all';
import { describeEdits, type Edits } from './describe';
import { LeftOutNotice } from './left-out-notice';
import { LossNotice } from './lost-settings';
import { MovedNotice } from './moved-notice';
import { prepareEdits } from './prepare-edits';
import { RequestView } from './request-view';
import { TooLargeNotice } from './too-large-notice';
import { totalsOf } from './totals';

interface ReviewDialogProps {
  readonly pal: Pick<PalSummary, 'pal_id' | 'pal_name'>;
  readonly apiBaseUrl: string;
  readonly edits: Edits;
  readonly nameOf: (skillId: string) => string;
  /** The set the edits are made on, and the newer one that Tavus was seen to have. */
  readonly state: Pick<EditorState, 'base' | 'theirs'>;
  /** Gets the edits as they are to be sent. */
  readonly onSave: (edits: Edits) => void;
  readonly onDetach: (skillId: string) => void;
  /** Opens the changes that others made since. */
  readonly onSeeTheirs: () => void;
  readonly onClose: () => void;
}

/** What a save will change, before it is sent. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { pal, nameOf, state, onSave, onDetach, onClose } = props;
  const { edits, leftOut } = prepareEdits(props.edits);
  const palName = pal.pal_name.trim() === '' ? `PAL ${pal.pal_id}` : pal.pal_name;
  const words = describeEdits(edits);
  const meant = edits.after;
  const isMoved = state.theirs !== null;
  const confirmation = confirmationOf(pal);
  const [typed, setTyped] = useState('');
  const totalsRef = useRef<HTMLDivElement>(null);
  const detachesAll = meant.size === 0 && words.some(({ kind }) => kind === 'detach');
  const mayDetach = !detachesAll || isConfirmed(confirmation, typed);
  const bytes = setBytes(meant);
  const isTooLarge = bytes > MAX_SET_BYTES;
  const maySave = words.length > 0 && mayDetach && !isTooLarge;

  function downloadCopy() {
    const copy = new Blob([editsText(edits.before)], { type: 'application/json' });
    saveFile(exportName(pal, state.base.view.read_at), copy);
  }

  return (
    <Dialog
      title="Review changes"
      size="lg"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Keep editing</Button>
          {/* One button for both: it may have the focus when others change the set. */}
          <Button
            variant="primary"
            onClick={isMoved ? props.onSeeTheirs : () => onSave(edits)}
            disabled={!isMoved && !maySave}
          >
            {isMoved ? 'View changes' : 'Save'}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <div aria-live="polite" className="empty:mb-0">
          {state.theirs !== null && (
            <MovedNotice base={state.base} theirs={state.theirs} nameOf={nameOf} />
          )}
        </div>
        <div ref={totalsRef} tabIndex={-1} className="rounded">
          <p title={pal.pal_id} className="font-medium wrap-anywhere">
            <bdi>{palName}</bdi>
          </p>
          <p className="text-sm text-muted tabular-nums">
            {totalsOf(words, meant)}.
            {words.length > 0 && ' Takes effect in the PAL’s next conversation.'}
          </p>
        </div>
        {isTooLarge && <TooLargeNotice bytes={bytes} />}
        <ClashNotices
          skillIds={[...meant.keys()]}
          nameOf={nameOf}
          onDetach={(skillId) => {
            onDetach(skillId);
            // Its button goes with the notice.
            totalsRef.current?.focus();
          }}
        />
        <LeftOutNotice leftOut={leftOut} nameOf={nameOf} />
        <LossNotice words={words} nameOf={nameOf} onDownload={downloadCopy} />
        {words.map((change) => (
          <ChangedSkillView key={change.skill_id} change={change} name={nameOf(change.skill_id)} />
        ))}
        {detachesAll && (
          <ConfirmDetachAll
            palName={palName}
            confirmation={confirmation}
            typed={typed}
            onType={setTyped}
          />
        )}
        <RequestView apiBaseUrl={props.apiBaseUrl} palId={pal.pal_id} configs={meant} />
      </div>
    </Dialog>
  );
}
