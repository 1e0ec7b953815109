import { describe, expect, it } from 'vitest';
import { editorReducer, type EditorAction } from '@/components/pals/editor/editor-reducer';
import {
  changesOf,
  draftOf as skillDraftOf,
  isDirty,
  openEditor,
  unsavedIn,
  type EditorState,
} from '@/components/pals/editor/editor-state';
import { EMPTY_OBJECT } from '@/lib/json/node';
import { printJson } from '@/lib/json/print';
import type { SkillChange } from '@/lib/skill-set/changes';
import { configOf, viewOf } from './test-drafts';

const SET = { presentation: '{"prompt":"Old","n":1.0}', magic_canvas: '{}' };
const CHANGES: SkillChange[] = [
  { kind: 'detach', skill_id: 'magic_canvas' },
  {
    kind: 'edit',
    skill_id: 'presentation',
    operations: [{ op: 'replace', path: '/prompt', value: '"Mine"' }],
  },
  { kind: 'attach', skill_id: 'acme', config: '{"x":1e400}' },
];
const restored = (baseline = viewOf(SET)) => ({
  type: 'restored' as const,
  baseline,
  changes: CHANGES,
  texts: [],
});
const configIn = (state: EditorState, skillId: string) =>
  printJson(skillDraftOf(state, skillId, EMPTY_OBJECT).config);

describe('restoring kept edits', () => {
  it('makes them as they were where Tavus holds the same', () => {
    const now = viewOf(SET, 60);
    const state = editorReducer(openEditor(now), restored());
    expect(changesOf(state)).toEqual(CHANGES);
    expect(state.theirs).toBeNull();
    expect(state.base.view).toBe(now);
    expect(configIn(state, 'acme')).toBe('{"x":1e400}');
  });

  it('opens the form of every skill anew whose settings they change', () => {
    const state = editorReducer(openEditor(viewOf(SET, 60)), restored());
    for (const skillId of ['presentation', 'acme']) {
      const draft = skillDraftOf(state, skillId, EMPTY_OBJECT);
      expect(draft.revision, skillId).toBeGreaterThan(0);
      expect(draft.origin, skillId).toBe(draft.config);
    }
  });

  it('waits with what Tavus holds where that has moved on', () => {
    const now = viewOf({ ...SET, presentation: '{"prompt":"Theirs"}' }, 60);
    const state = editorReducer(openEditor(now), restored());
    expect(state.base.view).toEqual(viewOf(SET));
    expect(state.theirs?.view).toBe(now);
    expect(changesOf(state)).toEqual(CHANGES);
  });

  it('waits with the newest reading where others had changed it under edits already', () => {
    const [opened, now] = [viewOf(SET, 10), viewOf({ presentation: '{"prompt":"Theirs"}' }, 60)];
    const dirty = editorReducer(openEditor(opened), {
      type: 'edited',
      skillId: 'presentation',
      config: configOf('{"prompt":"Here"}'),
    });
    const state = editorReducer(editorReducer(dirty, { type: 'seen', view: now }), restored());
    expect(state.theirs?.view).toBe(now);
    expect(changesOf(state)).toEqual(CHANGES);
  });

  it('puts them in the place of the edits at hand', () => {
    const dirty = [
      { type: 'edited', skillId: 'presentation', config: configOf('{"prompt":"Here"}') },
      { type: 'toggled', skillId: 'other', isAttached: true, initialConfig: EMPTY_OBJECT },
    ] satisfies EditorAction[];
    const state = [...dirty, restored()].reduce(editorReducer, openEditor(viewOf(SET, 60)));
    expect(changesOf(state)).toEqual(CHANGES);
    const clean = editorReducer(state, { type: 'discarded' });
    expect(isDirty(clean)).toBe(false);
  });

  it('opens forms on the texts that were no config yet, and keeps them through', () => {
    const texts = [
      { skill_id: 'acme', reason: 'Line 1', text: '{"x": ' },
      { skill_id: 'gone', reason: 'Line 1', text: '{' },
    ];
    const state = editorReducer(openEditor(viewOf(SET, 60)), { ...restored(), texts });
    const draft = skillDraftOf(state, 'acme', EMPTY_OBJECT);
    expect(draft.invalidText).toEqual({ reason: 'Line 1', text: '{"x": ' });
    expect(draft.revision).toBeGreaterThan(1);
    expect(state.drafts.has('gone')).toBe(false);
    expect(unsavedIn(state)).toMatchObject({ changes: CHANGES, texts: texts.slice(0, 1) });
  });

  it('changes nothing where they do not lie on their own baseline', () => {
    const state = openEditor(viewOf(SET, 60));
    expect(editorReducer(state, restored(viewOf({})))).toBe(state);
  });
});
