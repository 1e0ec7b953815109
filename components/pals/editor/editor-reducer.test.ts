import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_OBJECT, object, scalar, type JsonNode, type JsonObject } from '@/lib/json/node';
import { parseJsonObject } from '@/lib/json/parse';
import { equalJson, printJson } from '@/lib/json/print';
import { configNodes } from '@/lib/skill-set/arbitraries';
import { applyChanges, configsOf, diffSkillSets } from '@/lib/skill-set/changes';
import { fingerprint } from '@/lib/skill-set/fingerprint';
import { mergeSkillSets, resolveMerge } from '@/lib/skill-set/merge';
import { NO_MERGE_RULES } from '@/lib/skill-set/merge-rules';
import { fromWire, toWire, type SkillSet } from '@/lib/skill-set/skill-set';
import type { SkillSetView } from '@/lib/tavus/wire';
import { editorReducer, type EditorAction } from './editor-reducer';
import {
  changesOf,
  draftOf,
  isDirty,
  meantConfigs,
  openEditor,
  type EditorState,
} from './editor-state';
import { keepMine } from './keep-edits';

const IDS = ['presentation', 'magic_canvas', 'a.b[0]', '__proto__'];
const INVALID = { reason: 'Line 1: Expected a value', text: '{"a": ' };
const skillIds = fc.constantFrom(...IDS);

function viewOf(configs: ReadonlyMap<string, JsonNode>, second = 0): SkillSetView {
  const set: SkillSet = new Map(
    [...configs].map(([skill_id, config]) => [
      skill_id,
      { skill_id, config, attached_at: '2026-06-10T14:30:45.123456+00:00', updated_at: null },
    ]),
  );
  const read_at = new Date(Date.UTC(2026, 10, 23) + second * 1000).toISOString();
  // Over the wire and back, as the browser gets it.
  return { skills: toWire(set), fingerprint: fingerprint(set), read_at };
}

const sets = fc
  .uniqueArray(fc.tuple(skillIds, configNodes), { selector: ([id]) => id })
  .map((entries) => new Map(entries));

const edits: fc.Arbitrary<EditorAction> = fc.oneof(
  fc.record({
    type: fc.constant('toggled' as const),
    skillId: skillIds,
    isAttached: fc.boolean(),
    initialConfig: fc.constant(EMPTY_OBJECT),
  }),
  fc.record({ type: fc.constant('edited' as const), skillId: skillIds, config: configNodes }),
);

function after(state: EditorState, actions: readonly EditorAction[]): EditorState {
  return actions.reduce(editorReducer, state);
}

/** Somebody else wrote `now`, and the edits are merged with it; where both meet, mine hold. */
function afterMerging(edited: EditorState, now: SkillSetView): EditorState {
  const theirs = configsOf(fromWire(now.skills));
  const merge = mergeSkillSets(
    configsOf(edited.base.set),
    meantConfigs(edited),
    theirs,
    () => NO_MERGE_RULES,
  );
  const choices = new Map(merge.conflicts.map(({ key }) => [key, { kind: 'mine' } as const]));
  return after(edited, [
    { type: 'seen', view: now },
    { type: 'merged', theirs: now, configs: resolveMerge(merge, choices) ?? theirs },
  ]);
}

function config(text: string): JsonObject {
  const parsed = parseJsonObject(text);
  return parsed.ok ? parsed.value : EMPTY_OBJECT;
}

const deck = config('{"document_ids":["d1"],"prompt":"Hello","n":1.0}');
const opened = openEditor(viewOf(new Map([['presentation', deck]])));
const withPrompt = (prompt: string) =>
  object([...deck.entries].map(([key, old]) => [key, key === 'prompt' ? scalar(prompt) : old]));

describe('the editor’s state', () => {
  it('is clean when opened, whatever the set holds', () => {
    fc.assert(
      fc.property(sets, (set) => {
        const state = openEditor(viewOf(set));
        expect(isDirty(state)).toBe(false);
        expect(changesOf(state)).toEqual([]);
      }),
    );
  });

  it('makes changes that lead from the base to what is meant', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), (set, actions) => {
        const state = after(openEditor(viewOf(set)), actions);
        const applied = applyChanges(configsOf(state.base.set), changesOf(state));
        if (!applied.ok) throw new Error(applied.error);
        expect(diffSkillSets(applied.value, meantConfigs(state))).toEqual([]);
      }),
    );
  });

  it('is clean again after Discard, whatever was done', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), (set, actions) => {
        const state = after(openEditor(viewOf(set)), [...actions, { type: 'discarded' }]);
        expect(isDirty(state)).toBe(false);
      }),
    );
  });

  it('holds what Tavus holds after Discard, also where that changed under the edits', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), sets, (before, actions, now) => {
        const edited = after(openEditor(viewOf(before)), actions);
        const state = after(edited, [
          { type: 'seen', view: viewOf(now, 1) },
          { type: 'discarded' },
        ]);
        expect(isDirty(state)).toBe(false);
        expect(diffSkillSets(meantConfigs(state), now)).toEqual([]);
      }),
    );
  });

  it('brings back what was discarded', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), (set, actions) => {
        const edited = after(openEditor(viewOf(set)), actions);
        const back = after(edited, [
          { type: 'discarded' },
          { type: 'restored', baseline: edited.base.view, changes: changesOf(edited), texts: [] },
        ]);
        // By value: the same edits may come back in another order.
        expect(diffSkillSets(meantConfigs(edited), meantConfigs(back))).toEqual([]);
        expect(isDirty(back)).toBe(isDirty(edited));
        expect(back.theirs).toBeNull();
      }),
    );
  });

  it('is clean when the old value is typed back', () => {
    const state = after(opened, [
      { type: 'edited', skillId: 'presentation', config: withPrompt('Other') },
      { type: 'edited', skillId: 'presentation', config: withPrompt('Hello') },
    ]);
    expect(isDirty(state)).toBe(false);
  });

  it('keeps settings in memory while a skill is off, and gives them back', () => {
    const off = after(opened, [
      { type: 'edited', skillId: 'presentation', config: withPrompt('Mine') },
      { type: 'toggled', skillId: 'presentation', isAttached: false, initialConfig: EMPTY_OBJECT },
    ]);
    expect(changesOf(off)).toEqual([{ kind: 'detach', skill_id: 'presentation' }]);
    const on = after(off, [
      { type: 'toggled', skillId: 'presentation', isAttached: true, initialConfig: EMPTY_OBJECT },
    ]);
    expect(changesOf(on)).toEqual([
      {
        kind: 'edit',
        skill_id: 'presentation',
        operations: [{ op: 'replace', path: '/prompt', value: '"Mine"' }],
      },
    ]);
  });

  it('resets one field and leaves the others edited', () => {
    const edited = object([...withPrompt('Mine').entries, ['slides_trigger', scalar('on_demand')]]);
    const state = after(opened, [
      { type: 'edited', skillId: 'presentation', config: edited },
      { type: 'field_reset', skillId: 'presentation', pointer: '/prompt' },
    ]);
    expect(changesOf(state)).toEqual([
      {
        kind: 'edit',
        skill_id: 'presentation',
        operations: [{ op: 'add', path: '/slides_trigger', value: '"on_demand"' }],
      },
    ]);
  });

  it('takes out the object an edit made when its last field is reset', () => {
    const empty = openEditor(viewOf(new Map([['magic_canvas', EMPTY_OBJECT]])));
    const off = config('{"components":{"chart":{"enabled":false}}}');
    const state = after(empty, [
      { type: 'edited', skillId: 'magic_canvas', config: off },
      { type: 'field_reset', skillId: 'magic_canvas', pointer: '/components/chart/enabled' },
    ]);
    expect(isDirty(state)).toBe(false);
  });

  it('is dirty while a text is no config yet', () => {
    const state = after(opened, [
      { type: 'text_invalid', skillId: 'presentation', invalid: INVALID },
    ]);
    expect(isDirty(state)).toBe(true);
  });
});

describe('a newer read', () => {
  it('is taken at once while there are no edits', () => {
    fc.assert(
      fc.property(sets, sets, (before, now) => {
        const state = after(openEditor(viewOf(before)), [{ type: 'seen', view: viewOf(now, 1) }]);
        expect(state.theirs).toBeNull();
        expect(isDirty(state)).toBe(false);
        expect(diffSkillSets(meantConfigs(state), now)).toEqual([]);
      }),
    );
  });

  it('never touches edits', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), sets, (before, actions, now) => {
        const edited = after(openEditor(viewOf(before)), actions);
        fc.pre(isDirty(edited) && diffSkillSets(meantConfigs(edited), now).length > 0);
        const state = after(edited, [{ type: 'seen', view: viewOf(now, 1) }]);
        expect(changesOf(state)).toEqual(changesOf(edited));
      }),
    );
  });

  it('that is what the edits were to make leaves nothing to save: they arrived after all', () => {
    const mine = withPrompt('Mine');
    const edited = after(opened, [{ type: 'edited', skillId: 'presentation', config: mine }]);
    const view = viewOf(meantConfigs(edited), 1);
    const state = after(edited, [{ type: 'seen', view }]);
    expect(state.theirs).toBeNull();
    expect(state.base.view).toBe(view);
    expect(isDirty(state)).toBe(false);
  });

  it('leaves a text that is no config yet in its form, whatever it says', () => {
    const edited = after(opened, [
      { type: 'edited', skillId: 'presentation', config: withPrompt('Mine') },
      { type: 'text_invalid', skillId: 'presentation', invalid: INVALID },
    ]);
    const state = after(edited, [{ type: 'seen', view: viewOf(meantConfigs(edited), 1) }]);
    expect(state.drafts).toBe(edited.drafts);
    expect(state.theirs).not.toBeNull();
  });

  it('counts whatever its time says: servers have clocks of their own', () => {
    const times = fc.constantFrom('2020-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z', '');
    fc.assert(
      fc.property(sets, fc.array(edits), sets, times, (before, actions, now, read_at) => {
        const edited = after(openEditor(viewOf(before)), actions);
        const [view, other] = [viewOf(now, 1), { ...viewOf(now, 1), read_at }];
        const [seen, seenOther] = [view, other].map((read) =>
          after(edited, [{ type: 'seen', view: read }]),
        );
        expect(seenOther?.theirs?.view.fingerprint).toBe(seen?.theirs?.view.fingerprint);
        expect(seenOther?.base.view.fingerprint).toBe(seen?.base.view.fingerprint);
        expect((seenOther?.theirs ?? seenOther?.base)?.view).toBe(other);
      }),
    );
  });

  it('brings moved times without a conflict', () => {
    const edited = after(opened, [
      { type: 'edited', skillId: 'presentation', config: withPrompt('Mine') },
    ]);
    const moved = viewOf(new Map([['presentation', deck]]), 9);
    const skills = moved.skills.map((skill) => ({ ...skill, updated_at: 'moved' }));
    const state = after(edited, [{ type: 'seen', view: { ...moved, skills } }]);
    expect(state.theirs).toBeNull();
    expect(state.base.set.get('presentation')?.updated_at).toBe('moved');
    expect(changesOf(state)).toEqual(changesOf(edited));
  });

  it('opens the form of a skill anew that changed under a clean page', () => {
    const state = after(opened, [
      { type: 'seen', view: viewOf(new Map([['presentation', withPrompt('Theirs')]]), 1) },
    ]);
    const draft = draftOf(state, 'presentation', EMPTY_OBJECT);
    expect(draft.revision).toBe(1);
    expect(printJson(draft.origin)).toContain('Theirs');
  });
});

describe('a merge with what Tavus holds now', () => {
  it('makes the merged set what is meant, whatever it is, on what Tavus holds', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), sets, sets, (before, actions, now, configs) => {
        const edited = after(openEditor(viewOf(before)), actions);
        const theirs = viewOf(now, 1);
        const seen = after(edited, [{ type: 'seen', view: theirs }]);
        fc.pre(seen.theirs !== null);
        const state = after(seen, [{ type: 'merged', theirs, configs }]);
        expect(state.theirs).toBeNull();
        expect(state.base.view).toBe(theirs);
        expect(diffSkillSets(configs, meantConfigs(state))).toEqual([]);
      }),
    );
  });

  it('opens anew exactly the forms that show something else than what is meant', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), sets, sets, (before, actions, now, configs) => {
        const edited = after(openEditor(viewOf(before)), actions);
        const theirs = viewOf(now, 1);
        const seen = after(edited, [{ type: 'seen', view: theirs }]);
        fc.pre(seen.theirs !== null);
        const state = after(seen, [{ type: 'merged', theirs, configs }]);
        for (const [skillId, config] of configs) {
          const [shown, draft] = [seen, state].map((at) => draftOf(at, skillId, EMPTY_OBJECT));
          const isSame = diffSkillSets(
            new Map([['s', shown?.config ?? EMPTY_OBJECT]]),
            new Map([['s', config]]),
          );
          if (isSame.length > 0) expect(draft?.revision).not.toBe(shown?.revision);
        }
      }),
    );
  });

  it('does nothing where Tavus was seen to change once more', () => {
    const edited = after(opened, [
      { type: 'edited', skillId: 'presentation', config: withPrompt('Mine') },
    ]);
    const [first, second] = [1, 2].map((at) =>
      viewOf(new Map([['presentation', withPrompt(`Theirs ${at}`)]]), at),
    );
    if (first === undefined || second === undefined) throw new Error('two views');
    const state = after(edited, [
      { type: 'seen', view: first },
      { type: 'seen', view: second },
    ]);
    const configs = configsOf(fromWire(first.skills));
    expect(editorReducer(state, { type: 'merged', theirs: first, configs })).toBe(state);
  });

  it('leaves every skill alone that only others changed', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), sets, (before, actions, now) => {
        const edited = after(openEditor(viewOf(before)), actions);
        const mine = new Set(changesOf(edited).map(({ skill_id }) => skill_id));
        const state = afterMerging(edited, viewOf(now, 1));
        expect(state.theirs).toBeNull();
        const touched = changesOf(state).map(({ skill_id }) => skill_id);
        expect(touched.every((id) => mine.has(id))).toBe(true);
      }),
    );
  });

  it('keeps an edit of another field and takes theirs beside it', () => {
    const theirs = object([...deck.entries, ['slides_trigger', scalar('walk_the_deck')]]);
    const edited = after(opened, [
      { type: 'edited', skillId: 'presentation', config: withPrompt('Mine') },
    ]);
    const state = afterMerging(edited, viewOf(new Map([['presentation', theirs]]), 1));
    expect(printJson(meantConfigs(state).get('presentation') ?? EMPTY_OBJECT)).toBe(
      '{"document_ids":["d1"],"prompt":"Mine","n":1.0,"slides_trigger":"walk_the_deck"}',
    );
  });

  it('drops every edit when asked to', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), sets, (before, actions, now) => {
        const edited = after(openEditor(viewOf(before)), actions);
        fc.pre(isDirty(edited) && diffSkillSets(before, now).length > 0);
        const state = after(edited, [
          { type: 'seen', view: viewOf(now, 1) },
          { type: 'merged', theirs: viewOf(now, 1), configs: now },
        ]);
        expect(isDirty(state)).toBe(false);
        expect(diffSkillSets(meantConfigs(state), now)).toEqual([]);
      }),
    );
  });
});

describe('after a save', () => {
  it('is clean where the API stored what was sent', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), (before, actions) => {
        const edited = after(openEditor(viewOf(before)), actions);
        const view = viewOf(meantConfigs(edited), 2);
        const state = after(edited, [{ type: 'saved', view, sent: edited.drafts }]);
        expect(isDirty(state)).toBe(false);
        expect(state.base.view).toBe(view);
        expect([...fromWire(view.skills).keys()]).toEqual([...state.base.set.keys()]);
      }),
    );
  });

  it('keeps what was typed after the click, and that alone, unsaved', () => {
    const sent = after(opened, [
      { type: 'edited', skillId: 'presentation', config: withPrompt('Sent') },
    ]);
    const typing = after(sent, [
      { type: 'edited', skillId: 'presentation', config: withPrompt('Sent, and more') },
    ]);
    const view = viewOf(meantConfigs(sent), 2);
    const state = after(typing, [{ type: 'saved', view, sent: sent.drafts }]);
    expect(changesOf(state)).toEqual([
      {
        kind: 'edit',
        skill_id: 'presentation',
        operations: [{ op: 'replace', path: '/prompt', value: '"Sent, and more"' }],
      },
    ]);
    expect(draftOf(state, 'presentation', EMPTY_OBJECT).revision).toBe(0);
  });

  it('keeps every edit on what the API stored instead, and takes what nobody sent', () => {
    const sent = after(opened, [
      { type: 'edited', skillId: 'presentation', config: withPrompt('Sent, and long') },
    ]);
    const stored = object([...withPrompt('Sent').entries, ['slides_trigger', scalar('on_demand')]]);
    const view = viewOf(new Map([['presentation', stored]]), 2);
    const state = after(sent, [{ type: 'rebased', view, keepMine }]);
    expect(state.base.view).toBe(view);
    expect(changesOf(state)).toEqual([
      {
        kind: 'edit',
        skill_id: 'presentation',
        operations: [{ op: 'replace', path: '/prompt', value: '"Sent, and long"' }],
      },
    ]);
    expect(draftOf(state, 'presentation', EMPTY_OBJECT).revision).toBe(1);
  });

  it('loses no edit, whatever the API stored instead', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), sets, (before, actions, now) => {
        const edited = after(openEditor(viewOf(before)), actions);
        const state = after(edited, [{ type: 'rebased', view: viewOf(now, 2), keepMine }]);
        const [meant, kept] = [meantConfigs(edited), meantConfigs(state)];
        expect(diffSkillSets(kept, keepMine(before, meant, now))).toEqual([]);
        for (const { skill_id, kind } of changesOf(edited)) {
          expect(kept.has(skill_id), skill_id).toBe(kind !== 'detach');
        }
      }),
    );
  });

  it('keeps a text that is no config yet where Tavus stored something else', () => {
    const edited = after(opened, [
      { type: 'edited', skillId: 'presentation', config: withPrompt('Mine') },
      { type: 'text_invalid', skillId: 'presentation', invalid: INVALID },
    ]);
    const view = viewOf(new Map([['presentation', withPrompt('Theirs')]]), 1);
    const state = after(edited, [{ type: 'rebased', view, keepMine }]);
    expect(state.drafts.get('presentation')).toBe(edited.drafts.get('presentation'));
  });
});

describe('undoing a save', () => {
  /** Edits, a save that stored `stored` (what was sent unless told), and what takes it back. */
  function savedWith(
    before: ReadonlyMap<string, JsonNode>,
    actions: readonly EditorAction[],
    stored?: ReadonlyMap<string, JsonNode>,
  ) {
    const edited = after(openEditor(viewOf(before)), actions);
    const meant = meantConfigs(edited);
    const view = viewOf(stored ?? meant, 2);
    const state = after(edited, [
      stored === undefined
        ? { type: 'saved', view, sent: edited.drafts }
        : { type: 'rebased', view, keepMine },
    ]);
    const undo = { before, saved: view, settled: meantConfigs(state) };
    return { state, meant, action: { type: 'undone', undo, keepMine } as const };
  }

  it('makes the set before the save what is meant, on what was saved', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), (before, actions) => {
        const { state, meant, action } = savedWith(before, actions);
        const back = after(state, [action]);
        expect(diffSkillSets(meantConfigs(back), before)).toEqual([]);
        expect(diffSkillSets(configsOf(back.base.set), meant)).toEqual([]);
        expect(back.theirs).toBeNull();
      }),
    );
  });

  it('does so as well where Tavus stored something else, and after accepting that', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), sets, fc.boolean(), (before, actions, stored, accepts) => {
        const { state, action } = savedWith(before, actions, stored);
        const back = after(state, accepts ? [{ type: 'discarded' }, action] : [action]);
        expect(diffSkillSets(meantConfigs(back), before)).toEqual([]);
      }),
    );
  });

  it('keeps what was typed since', () => {
    fc.assert(
      fc.property(sets, fc.array(edits), fc.array(edits), (before, actions, later) => {
        const { state, meant, action } = savedWith(before, actions);
        const typed = after(state, later);
        const back = meantConfigs(after(typed, [action]));
        const isSame = (a: JsonNode | undefined, b: JsonNode | undefined) =>
          a === b || (a !== undefined && b !== undefined && equalJson(a, b));
        for (const skillId of IDS) {
          const [old, sent, mine, now] = [before, meant, meantConfigs(typed), back].map((set) =>
            set.get(skillId),
          );
          if (isSame(sent, mine)) expect(isSame(now, old), skillId).toBe(true);
          else if (isSame(old, sent)) expect(isSame(now, mine), skillId).toBe(true);
        }
      }),
    );
  });

  it('shows a conflict where others changed the set since', () => {
    const actions: EditorAction[] = [
      { type: 'edited', skillId: 'presentation', config: withPrompt('Mine') },
    ];
    const { state, action } = savedWith(new Map([['presentation', deck]]), actions);
    const theirs = viewOf(new Map([['presentation', withPrompt('Theirs')]]), 3);
    const back = after(state, [{ type: 'seen', view: theirs }, action]);
    expect(back.theirs?.view).toBe(theirs);
    expect(diffSkillSets(meantConfigs(back), new Map([['presentation', deck]]))).toEqual([]);
  });
});
