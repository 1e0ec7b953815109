import { EMPTY_OBJECT, type JsonNode } from '@/lib/json/node';
import { getIn, parsePointer, setIn, type JsonPointer } from '@/lib/json/pointer';
import { equalJson } from '@/lib/json/print';
import {
  applyChanges,
  applyOperations,
  configsOf,
  diffConfigs,
  diffSkillSets,
  type SkillChange,
  type SkillConfigs,
} from '@/lib/skill-set/changes';
import { fromWire, type SkillSet } from '@/lib/skill-set/skill-set';
import type { SkillSetView } from '@/lib/tavus/wire';
import {
  draftOf,
  draftOn,
  isDirty,
  meantConfigs,
  reopen,
  type Drafts,
  type EditorState,
  type Opened,
  type SkillDraft,
} from './editor-state';

/** What people do in the editor, and what is learnt of the set meanwhile. */
export type EditorAction =
  | { type: 'seen'; view: SkillSetView }
  | { type: 'toggled'; skillId: string; isAttached: boolean; initialConfig: JsonNode }
  | { type: 'edited'; skillId: string; config: JsonNode }
  | { type: 'text_invalid'; skillId: string; reason: string | null }
  | { type: 'skill_reverted'; skillId: string }
  | { type: 'field_reset'; skillId: string; pointer: JsonPointer }
  | { type: 'discarded' }
  /** Edits this browser kept, on the set they were made on; `changes` apply to it. */
  | { type: 'restored'; baseline: SkillSetView; changes: readonly SkillChange[] }
  | { type: 'saved'; view: SkillSetView; sent: Drafts }
  /** What a merge with `theirs` came to. Nothing happens where Tavus was seen to change since. */
  | { type: 'merged'; theirs: SkillSetView; configs: SkillConfigs };

/** What the editor holds after one of them. Edits are never lost to what was read meanwhile. */
export function editorReducer(state: EditorState, action: EditorAction): EditorState {
  switch (action.type) {
    case 'seen':
      return seen(state, action.view);
    case 'toggled': {
      const draft = draftOf(state, action.skillId, action.initialConfig);
      return withDraft(state, action.skillId, { ...draft, isAttached: action.isAttached });
    }
    case 'edited':
      return onDraft(state, action.skillId, (draft) => ({ ...draft, config: action.config }));
    case 'text_invalid':
      return onDraft(state, action.skillId, (draft) => ({ ...draft, invalidText: action.reason }));
    case 'skill_reverted':
      return onDraft(state, action.skillId, (draft) => revert(state, action.skillId, draft));
    case 'field_reset':
      return resetField(state, action.skillId, action.pointer);
    case 'discarded':
      return discard(state);
    case 'restored':
      return restored(state, action.baseline, action.changes);
    case 'saved':
      return saved(state, action.view, action.sent);
    case 'merged':
      return merged(state, action.theirs, action.configs);
  }
}

function withDraft(state: EditorState, skillId: string, draft: SkillDraft): EditorState {
  return { ...state, drafts: new Map(state.drafts).set(skillId, draft) };
}

/** For actions that only a card with a draft or an attached skill can cause. */
function onDraft(
  state: EditorState,
  skillId: string,
  change: (draft: SkillDraft) => SkillDraft,
): EditorState {
  const config = state.base.set.get(skillId)?.config;
  const draft = state.drafts.get(skillId) ?? (config && draftOn(config, config, 0));
  return draft === undefined ? state : withDraft(state, skillId, change(draft));
}

function revert(state: EditorState, skillId: string, draft: SkillDraft): SkillDraft {
  const old = state.base.set.get(skillId)?.config;
  return { ...reopen(draft, old ?? draft.config), isAttached: old !== undefined };
}

function resetField(state: EditorState, skillId: string, pointer: JsonPointer): EditorState {
  return onDraft(state, skillId, (draft) => {
    const keys = parsePointer(pointer) ?? [];
    const old = state.base.set.get(skillId)?.config;
    const reset = setIn(draft.config, keys, getIn(old, keys));
    if (reset === undefined) return revert(state, skillId, draft);
    return reopen(draft, withoutNewParents(reset, keys.slice(0, -1), old));
  });
}

/** Taking the last member out of an object the edit had made takes that object out too. */
function withoutNewParents(
  config: JsonNode,
  keys: readonly string[],
  old: JsonNode | undefined,
): JsonNode {
  const parent = getIn(config, keys);
  if (keys.length === 0 || parent?.kind !== 'object' || parent.entries.size > 0) return config;
  if (getIn(old, keys) !== undefined) return config;
  const without = setIn(config, keys, undefined);
  return without === undefined ? config : withoutNewParents(without, keys.slice(0, -1), old);
}

function discard(state: EditorState): EditorState {
  const next = state.theirs === null ? state : adopt(state, state.theirs);
  const drafts = new Map<string, SkillDraft>();
  for (const [skillId, draft] of next.drafts) {
    // Of a skill that never was attached nothing is kept but the count that reopens its form.
    drafts.set(skillId, revert(next, skillId, draft));
  }
  return { ...next, drafts };
}

/**
 * Kept edits take the place of those at hand, as if the page had been open ever since: where Tavus
 * holds something else by now, that waits as `theirs`, as with any other change by others.
 */
function restored(
  state: EditorState,
  baseline: SkillSetView,
  changes: readonly SkillChange[],
): EditorState {
  const base = { view: baseline, set: fromWire(baseline.skills) };
  const meant = applyChanges(configsOf(base.set), changes);
  if (!meant.ok) return state;
  const next = adopt(state, base);
  const drafts = new Map(next.drafts);
  for (const { skill_id } of changes) {
    const config = meant.value.get(skill_id);
    const attached = base.set.get(skill_id)?.config;
    // A form that never was touched shows what a skill starts with: revision 1 opens it anew.
    const fresh = draftOn(attached, config ?? EMPTY_OBJECT, attached === undefined ? 1 : 0);
    const draft = drafts.get(skill_id) ?? fresh;
    drafts.set(skill_id, {
      ...reopen(draft, config ?? draft.config),
      isAttached: config !== undefined,
    });
  }
  return seen({ ...next, drafts }, (state.theirs ?? state.base).view);
}

/** A newer read. It never touches edits: without any it is taken, else it waits as `theirs`. */
function seen(state: EditorState, view: SkillSetView): EditorState {
  if (view.read_at < state.base.view.read_at) return state;
  const opened = { view, set: fromWire(view.skills) };
  const isSame = view.fingerprint === state.base.view.fingerprint;
  if (isSame) return { ...state, base: opened, theirs: null };
  return isDirty(state) && !isMeant(state, opened.set)
    ? { ...state, theirs: opened }
    : adopt(state, opened);
}

/** Whether a set is what the edits were to make: a save whose answer got lost arrived after all. */
function isMeant(state: EditorState, set: SkillSet): boolean {
  return (
    [...state.drafts.values()].every(({ invalidText }) => invalidText === null) &&
    diffSkillSets(meantConfigs(state), configsOf(set)).length === 0
  );
}

/** Another base under the drafts: what was in step with the old one steps to the new one. */
function adopt(state: EditorState, base: Opened): EditorState {
  const drafts = new Map<string, SkillDraft>();
  for (const [skillId, draft] of state.drafts) {
    const config = base.set.get(skillId)?.config;
    drafts.set(skillId, {
      ...reopen(draft, config ?? draft.config),
      isAttached: config !== undefined,
    });
  }
  for (const [skillId, { config: old }] of state.base.set) {
    const config = base.set.get(skillId)?.config;
    if (drafts.has(skillId) || equalJson(old, config)) continue;
    // Revision 0 is the form as first opened: it must not go on showing what no longer holds.
    drafts.set(skillId, draftOn(config, old, 1));
  }
  return { base, theirs: null, drafts };
}

/**
 * After a save: the base is what the API holds now. What was typed after the click is laid on
 * it; where that does not fit (the API stored something else there), the newer edit stays.
 */
function saved(state: EditorState, view: SkillSetView, sent: Drafts): EditorState {
  const typedAfter = new Map([...state.drafts].filter(([id, draft]) => draft !== sent.get(id)));
  const next = adopt(state, { view, set: fromWire(view.skills) });
  const drafts = new Map(next.drafts);
  for (const [skillId, draft] of typedAfter) {
    const before = sent.get(skillId)?.config ?? state.base.set.get(skillId)?.config;
    const stored = next.base.set.get(skillId)?.config;
    const laid =
      before && stored ? applyOperations(stored, diffConfigs(before, draft.config)) : undefined;
    const config = laid?.ok === true ? laid.value : draft.config;
    const isUntouchedForm = equalJson(config, draft.config);
    drafts.set(skillId, isUntouchedForm ? { ...draft, config } : reopen(draft, config));
  }
  return { ...next, drafts };
}

/** What Tavus holds becomes the base, and where the merged set differs from it, that is the edits. */
function merged(state: EditorState, seenBy: SkillSetView, configs: SkillConfigs): EditorState {
  const { theirs } = state;
  if (theirs === null || theirs.view.fingerprint !== seenBy.fingerprint) return state;
  const next = adopt(state, theirs);
  const drafts = new Map(next.drafts);
  for (const skillId of new Set([...next.drafts.keys(), ...theirs.set.keys(), ...configs.keys()])) {
    const config = configs.get(skillId);
    const held = theirs.set.get(skillId)?.config;
    const touched = state.drafts.get(skillId) ?? next.drafts.get(skillId);
    if (touched === undefined && equalJson(config, held)) continue;
    // Revision 0 is the form as first opened: it must not go on showing what no longer holds.
    const draft = touched ?? draftOn(held, config ?? EMPTY_OBJECT, 1);
    drafts.set(skillId, {
      ...reopen(draft, config ?? draft.config),
      isAttached: config !== undefined,
    });
  }
  return { ...next, drafts };
}
