'use client';

import dynamic from 'next/dynamic';
import { useReducer, useState } from 'react';
import type { DocumentState, WordsContext } from '@/components/skills/define-skill';
import { definitionFor } from '@/components/skills/registry';
import { useDocumentStates } from '@/components/skills/use-document-states';
import { describeChanges } from '@/components/pals/review/describe';
import { configsOf } from '@/lib/skill-set/changes';
import type { Failure } from '@/lib/result';
import type { EditorView } from '@/lib/tavus/wire';
import type { PlacedFault } from './api-errors';
import { EditorFoot, loadSaveBar } from './editor-foot';
import { EditorHeader } from './editor-header';
import { EditorNotices } from './editor-notices';
import { changesOf, editorReducer, isDirty, meantConfigs, openEditor } from './editor-state';
import { focusWhenThere } from './focus-when-there';
import { issuesOf } from './issues';
import { SkillCards } from './skill-cards';
import { idPrefixOf } from './skill-entries';
import { useFolds } from './use-folds';
import { useLeaveGuard } from './use-leave-guard';
import { useOrderedEntries } from './use-ordered-entries';
import { usePreload } from './use-preload';
import { useSaveFlow } from './use-save-flow';
import { useSaveShortcut } from './use-save-shortcut';

/** What a save needs, fetched with the first edit. */
const loadReview = () => import('@/components/pals/review/review-dialog');
const loadResult = () => import('./result-region');
const loadAll = () => Promise.all([loadSaveBar(), loadReview(), loadResult()]);
// Without `loading` there is no boundary, and code on its way would hide the whole page.
const loading = () => null;
const ReviewDialog = dynamic(async () => (await loadReview()).ReviewDialog, { loading });
const ResultRegion = dynamic(async () => (await loadResult()).ResultRegion, { loading });

interface EditorProps {
  readonly view: EditorView;
  readonly apiBaseUrl: string;
  readonly readFailure: Failure | null;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
}

export function Editor({ view, apiBaseUrl, readFailure, isReading, onReadAgain }: EditorProps) {
  const { pal, registry } = view;
  const [state, dispatch] = useReducer(editorReducer, view.set, openEditor);
  const [seenSet, setSeenSet] = useState(view.set);
  const [isReviewing, setIsReviewing] = useState(false);
  const [showAllIssues, setShowAllIssues] = useState(false);
  const [note, setNote] = useState('');
  const folds = useFolds();
  const flow = useSaveFlow(pal.pal_id, state, dispatch);

  // A newer read came in. During a save it may be of before or after; the save brings its own.
  if (seenSet !== view.set && !flow.isSaving) {
    setSeenSet(view.set);
    dispatch({ type: 'seen', view: view.set });
  }

  const entries = useOrderedEntries(registry, state.base.set);
  const nameOf = (id: string) => entries.find(({ skill_id }) => skill_id === id)?.name ?? id;
  const meant = meantConfigs(state);
  const changes = changesOf(state);
  const documents = useDocumentStates(
    [...configsOf(state.base.set), ...meant].flatMap(([skillId, config]) =>
      definitionFor(skillId).documentIds(config),
    ),
  );
  const context: WordsContext = { documentName: (id) => nameIn(documents, id) };
  const words = describeChanges(changes, configsOf(state.base.set), meant, context);
  const dirty = isDirty(state);
  const isReadOnly = pal.pal_type === 'system';
  usePreload(loadAll, dirty);
  useLeaveGuard(dirty && !flow.isSaving);

  function goTo(skillId: string, field: string | null) {
    folds.fold(skillId, true);
    if (field !== null) focusWhenThere(`${idPrefixOf(skillId)}-${field}`);
    else document.getElementById(skillId)?.scrollIntoView({ block: 'start' });
  }

  async function review() {
    if (flow.isSaving || isReviewing) return;
    if (!dirty) return setNote('Nothing to save: this is what Tavus holds.');
    const [first] = await issuesOf(state, changes, meant);
    setShowAllIssues(first !== undefined);
    if (first !== undefined) goTo(first.skill_id, first.field);
    else setIsReviewing(true);
  }

  function save() {
    setIsReviewing(false);
    setShowAllIssues(false);
    setNote('');
    flow.save(changes, meant);
  }

  useSaveShortcut(() => void review());

  return (
    <div className="flex flex-col pb-32">
      <EditorHeader pal={pal} readAt={state.base.view.read_at} />
      <div className="mb-6 space-y-3 empty:hidden">
        <EditorNotices
          view={view}
          readFailure={readFailure}
          isReading={isReading}
          onReadAgain={onReadAgain}
        />
        {(flow.result !== null || state.theirs !== null) && (
          <ResultRegion
            flow={flow}
            state={state}
            context={context}
            nameOf={nameOf}
            onReadAgain={onReadAgain}
            onTake={(fitting) => {
              flow.clear();
              dispatch({ type: 'theirs_taken', fitting });
            }}
            onJump={({ skill_id, field }: PlacedFault) =>
              skill_id !== null && goTo(skill_id, field)
            }
          />
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
        isReadOnly={isReadOnly}
        folds={folds}
      />
      <EditorFoot
        words={words}
        isDirty={dirty}
        isSaving={flow.isSaving}
        saved={flow.saved}
        note={note}
        nameOf={nameOf}
        drafts={state.drafts}
        dispatch={dispatch}
        onReview={() => void review()}
        onJump={(skillId) => goTo(skillId, null)}
      />
      {isReviewing && (
        <ReviewDialog
          palId={pal.pal_id}
          palName={pal.pal_name}
          apiBaseUrl={apiBaseUrl}
          words={words}
          meant={meant}
          nameOf={nameOf}
          onSave={save}
          onClose={() => setIsReviewing(false)}
        />
      )}
    </div>
  );
}

function nameIn(documents: ReadonlyMap<string, DocumentState>, id: string): string | undefined {
  const known = documents.get(id);
  return known?.state === 'found' ? known.name : undefined;
}
