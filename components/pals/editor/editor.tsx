'use client';

import dynamic from 'next/dynamic';
import { useReducer, useState } from 'react';
import { useIdentity } from '@/components/layout/identity';
import type { Edits } from '@/components/pals/review/describe';
import { UnsavedSlot } from '@/components/pals/unsaved/unsaved-slot';
import { configsOf, type SkillConfigs } from '@/lib/skill-set/changes';
import type { EditorView } from '@/lib/tavus/wire';
import { tryNow } from '@/lib/try-now';
import { wellFormed } from '@/lib/well-formed';
import type { PlacedFault } from './api-errors';
import { EditorFoot } from './editor-foot';
import { EditorHeader } from './editor-header';
import { EditorNotices } from './editor-notices';
import { editorReducer } from './editor-reducer';
import { changesOf, isDirty, meantConfigs, openEditor, type Opened } from './editor-state';
import { focusWhenThere } from './focus-when-there';
import { loadResult, loadReview, loadSaveParts } from './load-parts';
import { PartBoundary } from '@/components/ui/part-boundary';
import { leftOutNotes } from './prepared';
import { reasonNotToEdit } from './read-only';
import { SkillCards } from './skill-cards';
import { idPrefixOf, lookUpIn } from './skill-entries';
import type { EditorReads } from './use-editor-reads';
import { useDiscard } from './use-discard';
import { useFolds } from './use-folds';
import { useLeaveGuard } from './use-leave-guard';
import { useNamedDocuments } from './use-named-documents';
import { useOrderedEntries } from './use-ordered-entries';
import { usePreload } from '@/components/ui/use-preload';
import { useReview } from './use-review';
import { useSaveFlow } from './use-save-flow';
import { useSaveShortcut } from './use-save-shortcut';
import { useUndo } from './use-undo';

/** The region of results, which says what others changed; it takes the focus. */
const RESULT_ID = 'result-of-the-save';

// Without `loading` there is no boundary, and code on its way would hide the whole page.
const loading = () => null;
const ReviewDialog = dynamic(async () => (await loadReview()).ReviewDialog, { loading });
const ResultRegion = dynamic(async () => (await loadResult()).ResultRegion, { loading });

interface EditorProps {
  readonly view: EditorView;
  readonly apiBaseUrl: string;
  readonly draftScope: string;
  readonly reads: EditorReads;
}

export function Editor({ view, apiBaseUrl, draftScope, reads }: EditorProps) {
  const { pal, registry } = view;
  const { role } = useIdentity();
  const [state, dispatch] = useReducer(editorReducer, view.set, openEditor);
  const [seenSet, setSeenSet] = useState(view.set);
  const [isPartLost, setIsPartLost] = useState(false);
  const folds = useFolds();
  const flow = useSaveFlow(pal.pal_id, state, dispatch, {
    end: reads.heed,
    read: reads.readSet,
  });

  // A newer read came in. During a save it may be of before or after; the save brings its own.
  if (seenSet !== view.set && !flow.isSaving) {
    setSeenSet(view.set);
    dispatch({ type: 'seen', view: view.set });
  }

  const entries = useOrderedEntries(registry, state.base.set, state.drafts);
  const { nameOf, definitionOf } = lookUpIn(entries);
  const meant = meantConfigs(state);
  const changes = changesOf(state);
  const { documents, context } = useNamedDocuments(state);
  const edits: Edits = {
    changes,
    before: configsOf(state.base.set),
    after: meant,
    notes: leftOutNotes(state),
    context,
  };
  const dirty = isDirty(state);
  const readOnlyBecause = reasonNotToEdit(role, pal.pal_type);
  const isGone = reads.standing?.code === 'not_found';
  const discard = useDiscard(state, flow.isSaving, dispatch);
  const reviewing = useReview({
    state,
    flow,
    definitionOf,
    isBlocked: isGone || readOnlyBecause !== null,
    goTo,
    onPartLost: losePart,
  });
  const { review } = reviewing;
  usePreload(loadSaveParts, dirty);
  useLeaveGuard(dirty && !flow.isSaving);

  function goTo(skillId: string, field: string | null) {
    folds.fold(skillId, true);
    if (field !== null) focusWhenThere(`${idPrefixOf(skillId)}-${field}`);
    else document.getElementById(wellFormed(skillId))?.scrollIntoView({ block: 'start' });
  }

  /** Goes on with a merge of mine and theirs, or with theirs alone. */
  function adopt(theirs: Opened, configs: SkillConfigs, isForReview: boolean) {
    const action = { type: 'merged', theirs: theirs.view, configs } as const;
    const next = editorReducer(state, action);
    // Tavus changed again meanwhile: that is another conflict, and it is on the page already.
    if (next === state) return;
    flow.clear();
    dispatch(action);
    if (isForReview) void review(next);
    else void reads.readAgain();
  }

  async function readAgain() {
    const wasRead = await reads.readAgain();
    if (wasRead && flow.standing !== null) flow.clear();
    else if (wasRead) flow.noteRead();
  }

  function losePart() {
    setIsPartLost(true);
    reviewing.close();
  }

  function save(prepared: Edits) {
    reviewing.end();
    flow.save(prepared.changes, prepared.after);
  }

  const undo = useUndo(state, flow, dispatch, { note: reviewing.setNote, partLost: losePart });
  useSaveShortcut(() => void review());

  return (
    <div className="flex flex-col pb-32">
      <EditorHeader pal={pal} held={state.base.view} />
      {readOnlyBecause === null && (
        <UnsavedSlot
          place={{ scope: draftScope, palId: pal.pal_id }}
          state={state}
          isDirty={dirty}
          isSaving={flow.isSaving}
          context={context}
          nameOf={nameOf}
          onRestore={(draft) => {
            flow.clear();
            dispatch({ type: 'restored', ...draft });
          }}
        />
      )}
      <div className="has-[p]:mb-6">
        <EditorNotices
          view={view}
          readOnlyBecause={readOnlyBecause}
          readAt={state.base.view.read_at}
          reads={reads}
          readFailure={reads.failure?.code === flow.standing?.code ? null : reads.failure}
          meant={dirty ? meant : null}
        />
        {(flow.result !== null || state.theirs !== null) && (
          <PartBoundary onLost={losePart}>
            <ResultRegion
              id={RESULT_ID}
              flow={flow}
              state={state}
              meant={meant}
              isDirty={dirty}
              isReading={reads.isReading}
              context={context}
              nameOf={nameOf}
              onReadAgain={() => void readAgain()}
              onReview={() => void review()}
              onUseTheirs={discard.discard}
              onUndo={() => void undo()}
              onConflict={{
                merged: (theirs, configs) => adopt(theirs, configs, true),
                dropMine: (theirs) => adopt(theirs, configsOf(theirs.set), false),
                // The dialog has to be gone before anything behind it can take the focus.
                mend: (skillId) => requestAnimationFrame(() => goTo(skillId, 'config')),
              }}
              onJump={({ skill_id, field }: PlacedFault) =>
                skill_id !== null && goTo(skill_id, field)
              }
            />
          </PartBoundary>
        )}
      </div>
      <SkillCards
        entries={entries}
        state={state}
        dispatch={dispatch}
        changedIds={new Set(changes.map(({ skill_id }) => skill_id))}
        errors={flow.errors}
        healthContext={{ pipelineMode: pal.pipeline_mode, documents }}
        showAllIssues={reviewing.showAllIssues}
        readOnlyBecause={readOnlyBecause}
        folds={folds}
      />
      <EditorFoot
        edits={edits}
        isDirty={dirty}
        flow={flow}
        note={reviewing.note}
        isGone={isGone}
        isPartLost={isPartLost}
        onPartLost={losePart}
        nameOf={nameOf}
        discard={discard}
        dispatch={dispatch}
        onReview={() => void review()}
        onTryNow={() => {
          flow.retryNow();
          void tryNow().then(() => review(state, true));
        }}
        onUndo={() => void undo()}
        onJump={(skillId) => goTo(skillId, null)}
      />
      {reviewing.isReviewing && (
        <PartBoundary onLost={losePart}>
          <ReviewDialog
            pal={pal}
            apiBaseUrl={apiBaseUrl}
            edits={edits}
            nameOf={nameOf}
            state={state}
            onSave={save}
            onDetach={(skillId) => {
              const { initialConfig } = definitionOf(skillId);
              dispatch({ type: 'toggled', skillId, isAttached: false, initialConfig });
            }}
            onSeeTheirs={() => {
              reviewing.close();
              // The dialog has to be gone before anything behind it can take the focus.
              requestAnimationFrame(() => focusWhenThere(RESULT_ID));
            }}
            onClose={reviewing.close}
          />
        </PartBoundary>
      )}
    </div>
  );
}
