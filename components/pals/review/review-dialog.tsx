'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/form/text-field';
import type { EditorState } from '@/components/pals/editor/editor-state';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import { definitionFor } from '@/components/skills/registry';
import { ChangedSkillView } from './changed-skill';
import { describeEdits, plural, type ChangeWords, type Edits } from './describe';
import { MovedNotice } from './moved-notice';
import { RequestView } from './request-view';

interface ReviewDialogProps {
  readonly palId: string;
  readonly palName: string;
  readonly apiBaseUrl: string;
  readonly edits: Edits;
  readonly nameOf: (skillId: string) => string;
  /** What the edits were made on, and what Tavus was seen to hold since. */
  readonly state: Pick<EditorState, 'base' | 'theirs'>;
  readonly onSave: () => void;
  /** Leads to what others changed since. */
  readonly onSeeTheirs: () => void;
  readonly onClose: () => void;
}

/** What a save will do, before it does it. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { edits, nameOf, palName, state, onSave, onClose } = props;
  const words = describeEdits(edits);
  const meant = edits.after;
  const isMoved = state.theirs !== null;
  const [typedName, setTypedName] = useState('');
  const detachesAll = meant.size === 0 && words.some(({ kind }) => kind === 'detach');
  const mayName = !detachesAll || typedName.trim() === palName.trim();
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
            onClick={isMoved ? props.onSeeTheirs : onSave}
            disabled={!isMoved && !mayName}
          >
            {isMoved ? 'See what changed' : 'Save'}
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
        <p className="tabular-nums">
          {totalsOf(words, meant)}. Takes effect on the PAL’s next conversation.
        </p>
        {words.map((change) => (
          <ChangedSkillView key={change.skill_id} change={change} name={nameOf(change.skill_id)} />
        ))}
        {detachesAll && (
          <Notice tone="warn" title="This detaches every skill">
            <p>Tavus keeps no history, so there is no way back.</p>
            <div className="mt-3 max-w-96">
              <TextField
                id="confirm-pal-name"
                label={`Type “${palName}” to confirm`}
                value={typedName}
                onChange={(event) => setTypedName(event.target.value)}
                autoComplete="off"
              />
            </div>
          </Notice>
        )}
        <RequestView apiBaseUrl={props.apiBaseUrl} palId={props.palId} configs={meant} />
      </div>
    </Dialog>
  );
}

/** "Detach 1 · Attach 1 · Change 1 (2 fields) · 2 unchanged · 1 unknown, kept". */
function totalsOf(words: readonly ChangeWords[], meant: SkillConfigs): string {
  const of = (kind: ChangeWords['kind']) => words.filter((change) => change.kind === kind);
  const edits = of('edit');
  const fields = edits.reduce((sum, { rows }) => sum + rows.length, 0);
  const changed = new Set(words.map(({ skill_id }) => skill_id));
  const kept = [...meant.keys()].filter((skillId) => !changed.has(skillId));
  const unknown = kept.filter((skillId) => definitionFor(skillId).skill_id === null).length;
  const known = kept.length - unknown;
  return [
    of('detach').length > 0 && `Detach ${of('detach').length}`,
    of('attach').length > 0 && `Attach ${of('attach').length}`,
    edits.length > 0 && `Change ${edits.length} (${plural(fields, 'field')})`,
    known > 0 && `${known} unchanged`,
    unknown > 0 && `${unknown} unknown, kept`,
  ]
    .filter((part) => part !== false)
    .join(' · ');
}
