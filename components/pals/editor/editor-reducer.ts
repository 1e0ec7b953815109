import type { InvalidText } from '@/components/skills/define-skill';
import type { JsonNode } from '@/lib/json/node';
import { getIn, parsePointer, setIn, type JsonPointer } from '@/lib/json/pointer';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import type { SkillSetView } from '@/lib/tavus/wire';
import {
  draftOf,
  draftOn,
  reopen,
  type Drafts,
  type EditorState,
  type SkillDraft,
  type Unsaved,
} from './editor-state';
import type { KeepMine } from './keep-edits';
import { adopt, merged, rebased, restored, saved, seen, undone, type SaveUndo } from './other-base';

/** What people do in the editor, and what is learnt of the set meanwhile. */
export type EditorAction =
  | { type: 'seen'; view: SkillSetView }
  | { type: 'toggled'; skillId: string; isAttached: boolean; initialConfig: JsonNode }
  | { type: 'edited'; skillId: string; config: JsonNode }
  | { type: 'text_invalid'; skillId: string; invalid: InvalidText | null }
  | { type: 'skill_reverted'; skillId: string }
  | { type: 'field_reset'; skillId: string; pointer: JsonPointer }
  | { type: 'discarded' }
  /** Edits this browser kept, on the set they were made on; `changes` apply to it. */
  | ({ type: 'restored' } & Unsaved)
  | { type: 'saved'; view: SkillSetView; sent: Drafts }
  /** A save after which Tavus holds something else than what was sent: the edits stay, on that. */
  | { type: 'rebased'; view: SkillSetView; keepMine: KeepMine }
  | { type: 'undone'; undo: SaveUndo; keepMine: KeepMine }
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
      return onDraft(state, action.skillId, (draft) => ({ ...draft, invalidText: action.invalid }));
    case 'skill_reverted':
      return onDraft(state, action.skillId, (draft) => revert(state, action.skillId, draft));
    case 'field_reset':
      return resetField(state, action.skillId, action.pointer);
    case 'discarded':
      return discard(state);
    case 'restored':
      return restored(state, action);
    case 'saved':
      return saved(state, action.view, action.sent);
    case 'rebased':
      return rebased(state, action.view, action.keepMine);
    case 'undone':
      return undone(state, action.undo, action.keepMine);
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
