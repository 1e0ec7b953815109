'use client';

import dynamic from 'next/dynamic';
import { useReducer, useState } from 'react';
import { useIdentity } from '@/components/layout/identity';
import type { DocumentState, WordsContext } from '@/components/skills/define-skill';
import { definitionFor } from '@/components/skills/registry';
import { useDocumentStates } from '@/components/skills/use-document-states';
import type { Edits } from '@/components/pals/review/describe';
import { UnsavedSlot } from '@/components/pals/unsaved/unsaved-slot';
import { configsOf, type SkillConfigs } from '@/lib/skill-set/changes';
import type { EditorView } from '@/lib/tavus/wire';
import type { PlacedFault } from './api-errors';
import { EditorFoot, loadSaveBar } from './editor-foot';
import { EditorHeader } from './editor-header';
import { EditorNotices, loadReadFailure } from './editor-notices';
import { editorReducer } from './editor-reducer';
import {
  changesOf,
  isDirty,
  meantConfigs,
  openEditor,
  type EditorState,
  type Opened,
} from './editor-state';
import { focusWhenThere } from './focus-when-there';
import { issuesOf, loadChecks } from './issues';
import { PartBoundary } from '@/components/ui/part-boundary';
import { leftOutNotes } from './prepared';
import { reasonNotToEdit } from './read-only';
import { SkillCards } from './skill-cards';
import { idPrefixOf } from './skill-entries';
import type { EditorReads } from './use-editor-reads';
import { useFolds } from './use-folds';
import { useLeaveGuard } from './use-leave-guard';
import { useOrderedEntries } from './use-ordered-entries';
import { usePreload } from '@/components/ui/use-preload';
import { useSaveFlow } from './use-save-flow';
import { useSaveShortcut } from './use-save-shortcut';

/** The region of results, which says what others changed; it takes the focus. */
const RESULT_ID = 'result-of-the-save';

/** What a save needs, fetched with the first edit. */
const loadReview = () => import('@/components/pals/review/review-dialog');
const loadResult = () => import('./result-region');
const loadAll = () =>
  Promise.all([loadSaveBar(), loadReview(), loadResult(), loadReadFailure(), loadChecks()]);
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
  const [isReviewing, setIsReviewing] = useState(false);
  const [showAllIssues, setShowAllIssues] = useState(false);
  const [note, setNote] = useState<'nothing' | 'busy' | null>(null);
  const [isPartLost, setIsPartLost] = useState(false);
  const folds = useFolds();
  const flow = useSaveFlow(pal.pal_id, state, dispatch, reads.heed);

  // A newer read came in. During a save it may be of before or after; the save brings its own.
  if (seenSet !== view.set && !flow.isSaving) {
    setSeenSet(view.set);
    dispatch({ type: 'seen', view: view.set });
  }

  const entries = useOrderedEntries(registry, state.base.set, state.drafts);
  const nameOf = (id: string) => entries.find(({ skill_id }) => skill_id === id)?.name ?? id;
  const definitionOf = (id: string) =>
    entries.find(({ skill_id }) => skill_id === id)?.definition ?? definitionFor(id);
  const meant = meantConfigs(state);
  const changes = changesOf(state);
  const documents = useDocumentStates(
    [configsOf(state.base.set), meant, configsOf(state.theirs?.set ?? new Map())].flatMap((set) =>
      [...set].flatMap(([skillId, config]) => definitionFor(skillId).documentIds(config)),
    ),
  );
  const context: WordsContext = { documentName: (id) => nameIn(documents, id) };
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
  usePreload(loadAll, dirty);
  useLeaveGuard(dirty && !flow.isSaving);

  function goTo(skillId: string, field: string | null) {
    folds.fold(skillId, true);
    if (field !== null) focusWhenThere(`${idPrefixOf(skillId)}-${field}`);
    else document.getElementById(skillId)?.scrollIntoView({ block: 'start' });
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

  async function review(of: EditorState = state) {
    if (isReviewing || isGone || readOnlyBecause !== null) return;
    if (flow.isSaving) return setNote('busy');
    if (!isDirty(of)) return setNote('nothing');
    if (flow.retryAt !== null && Date.now() < flow.retryAt) return;
    // Only code that is out of reach can fail here.
    const issues = await issuesOf(of, changesOf(of), meantConfigs(of), definitionOf).catch(
      () => null,
    );
    if (issues === null) return losePart();
    const [first] = issues;
    setShowAllIssues(first !== undefined);
    if (first !== undefined) goTo(first.skill_id, first.field);
    else setIsReviewing(true);
  }

  async function readAgain() {
    const wasRead = await reads.readAgain();
    if (wasRead && flow.standing !== null) flow.clear();
  }

  function losePart() {
    setIsPartLost(true);
    setIsReviewing(false);
  }

  function save(prepared: Edits) {
    setIsReviewing(false);
    setShowAllIssues(false);
    setNote(null);
    flow.save(prepared.changes, prepared.after);
  }

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
          onRestore={({ baseline, changes: kept }) => {
            flow.clear();
            dispatch({ type: 'restored', baseline, changes: kept });
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
              isReading={reads.isReading}
              context={context}
              nameOf={nameOf}
              onReadAgain={() => void readAgain()}
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
        showAllIssues={showAllIssues}
        readOnlyBecause={readOnlyBecause}
        folds={folds}
      />
      <EditorFoot
        edits={edits}
        isDirty={dirty}
        isSaving={flow.isSaving}
        saved={flow.saved}
        note={note}
        retryAt={flow.retryAt}
        isGone={isGone}
        isPartLost={isPartLost}
        onPartLost={losePart}
        nameOf={nameOf}
        baseline={state.base.view}
        dispatch={dispatch}
        onReview={() => void review()}
        onJump={(skillId) => goTo(skillId, null)}
      />
      {isReviewing && (
        <PartBoundary onLost={losePart}>
          <ReviewDialog
            pal={pal}
            apiBaseUrl={apiBaseUrl}
            edits={edits}
            nameOf={nameOf}
            state={state}
            onSave={save}
            onDetach={(skillId) => {
              const { initialConfig } = definitionFor(skillId);
              dispatch({ type: 'toggled', skillId, isAttached: false, initialConfig });
            }}
            onSeeTheirs={() => {
              setIsReviewing(false);
              // The dialog has to be gone before anything behind it can take the focus.
              requestAnimationFrame(() => focusWhenThere(RESULT_ID));
            }}
            onClose={() => setIsReviewing(false)}
          />
        </PartBoundary>
      )}
    </div>
  );
}

function nameIn(documents: ReadonlyMap<string, DocumentState>, id: string): string | undefined {
  const known = documents.get(id);
  return known?.state === 'found' ? known.name : undefined;
}
