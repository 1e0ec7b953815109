import type { InvalidText } from '@/components/skills/define-skill';
import type { JsonNode } from '@/lib/json/node';
import { equalJson } from '@/lib/json/print';
import {
  configsOf,
  diffSkillSets,
  type SkillChange,
  type SkillConfigs,
} from '@/lib/skill-set/changes';
import { fromWire, type SkillSet } from '@/lib/skill-set/skill-set';
import type { SkillSetView } from '@/lib/tavus/wire';
import { preparedConfig } from './prepared';

/** One skill as the person has it now. Settings stay while it is switched off. */
export interface SkillDraft {
  readonly isAttached: boolean;
  readonly config: JsonNode;
  /** What the form was opened on; another `revision` opens it anew. */
  readonly origin: JsonNode;
  readonly revision: number;
  /** What stands in the form where that is no config yet; the last good one stays in `config`. */
  readonly invalidText: InvalidText | null;
}

export type Drafts = ReadonlyMap<string, SkillDraft>;

/** A set that was read, in both its forms. */
export interface Opened {
  readonly view: SkillSetView;
  readonly set: SkillSet;
}

export interface EditorState {
  /** What the edits are made on. */
  readonly base: Opened;
  /** What Tavus was seen to hold since, where that says something else and there are edits. */
  readonly theirs: Opened | null;
  /** Only skills the person has touched; every other one is as in `base`. */
  readonly drafts: Drafts;
}

export function openEditor(view: SkillSetView): EditorState {
  return { base: { view, set: fromWire(view.skills) }, theirs: null, drafts: new Map() };
}

/** The draft of any skill: the touched one, or what the base says of it. */
export function draftOf(state: EditorState, skillId: string, initialConfig: JsonNode): SkillDraft {
  const attached = state.base.set.get(skillId);
  return state.drafts.get(skillId) ?? untouchedDraft(attached?.config, initialConfig);
}

/** A skill as the base has it, or as it would be attached, before anybody has edited it. */
export function untouchedDraft(config: JsonNode | undefined, initial: JsonNode): SkillDraft {
  return draftOn(config, initial, 0);
}

/** A draft opened on what a set says of a skill, or on what the skill starts with. */
export function draftOn(
  config: JsonNode | undefined,
  initial: JsonNode,
  revision: number,
): SkillDraft {
  const origin = config ?? initial;
  return {
    isAttached: config !== undefined,
    config: origin,
    origin,
    revision,
    invalidText: null,
  };
}

/** The set as the person means it: what is attached stays in its order, new ones come last. */
export function meantConfigs({ base, drafts }: EditorState): SkillConfigs {
  const meant = new Map(configsOf(base.set));
  for (const [skillId, draft] of drafts) {
    const held = base.set.get(skillId)?.config;
    if (draft.isAttached) meant.set(skillId, preparedConfig(skillId, draft.config, held));
    else meant.delete(skillId);
  }
  return meant;
}

/** What a save would send. Typing an old value back makes it empty again: values count, not keys. */
export function changesOf(state: EditorState): SkillChange[] {
  return diffSkillSets(configsOf(state.base.set), meantConfigs(state));
}

/** All that is unsaved, in the form in which it is kept and brought back. */
export interface Unsaved {
  /** The set the changes apply to. */
  readonly baseline: SkillSetView;
  readonly changes: readonly SkillChange[];
  /** What stands in forms and is no config yet. */
  readonly texts: readonly UnsavedText[];
}

export interface UnsavedText extends InvalidText {
  readonly skill_id: string;
}

/** Returns what is unsaved, or null where nothing is. */
export function unsavedIn(state: EditorState): Unsaved | null {
  const changes = changesOf(state);
  const texts = [...state.drafts].flatMap(([skill_id, { isAttached, invalidText }]) =>
    isAttached && invalidText !== null ? [{ skill_id, ...invalidText }] : [],
  );
  const isNone = changes.length === 0 && texts.length === 0;
  return isNone ? null : { baseline: state.base.view, changes, texts };
}

/** Whether leaving would lose something: a change, or a text that is no config yet. */
export function isDirty(state: EditorState): boolean {
  return unsavedIn(state) !== null;
}

/** The same draft opened on other settings; its form is left alone where they mean the same. */
export function reopen(draft: SkillDraft, config: JsonNode): SkillDraft {
  if (draft.invalidText === null && equalJson(draft.config, config)) return { ...draft, config };
  return { ...draft, config, origin: config, invalidText: null, revision: draft.revision + 1 };
}
