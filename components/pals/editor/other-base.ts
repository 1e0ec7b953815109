import { EMPTY_OBJECT } from '@/lib/json/node';
import { equalJson } from '@/lib/json/print';
import {
  applyChanges,
  applyOperations,
  configsOf,
  diffConfigs,
  diffSkillSets,
  type SkillConfigs,
} from '@/lib/skill-set/changes';
import { fromWire, type SkillSet } from '@/lib/skill-set/skill-set';
import type { SkillSetView } from '@/lib/tavus/wire';
import {
  draftOn,
  isDirty,
  meantConfigs,
  reopen,
  type Drafts,
  type EditorState,
  type Opened,
  type SkillDraft,
  type Unsaved,
} from './editor-state';
import type { KeepMine } from './keep-edits';

/**
 * Kept edits take the place of those at hand, as if the page had been open ever since: where Tavus
 * holds something else by now, that waits as `theirs`, as with any other change by others.
 */
export function restored(state: EditorState, { baseline, changes, texts }: Unsaved): EditorState {
  const base = { view: baseline, set: fromWire(baseline.skills) };
  const meant = applyChanges(configsOf(base.set), changes);
  if (!meant.ok) return state;
  const next = adopt(state, base);
  const drafts = new Map(next.drafts);
  for (const { skill_id } of changes) {
    const config = meant.value.get(skill_id);
    const attached = base.set.get(skill_id)?.config;
    // A form that never was touched shows what a skill starts with: revision 1 opens it again.
    const fresh = draftOn(attached, config ?? EMPTY_OBJECT, attached === undefined ? 1 : 0);
    const draft = drafts.get(skill_id) ?? fresh;
    drafts.set(skill_id, {
      ...reopen(draft, config ?? draft.config),
      isAttached: config !== undefined,
    });
  }
  for (const { skill_id, reason, text } of texts) {
    const config = meant.value.get(skill_id);
    if (config === undefined) continue;
    const draft = drafts.get(skill_id) ?? draftOn(config, config, 0);
    const revision = draft.revision + 1;
    drafts.set(skill_id, { ...draft, origin: config, revision, invalidText: { reason, text } });
  }
  return seen({ ...next, drafts }, (state.theirs ?? state.base).view);
}

/**
 * The set as read last; the caller keeps the order of reads, since the times come from servers
 * whose clocks may differ. It never touches edits: without any it is taken, else it waits as `theirs`.
 */
export function seen(state: EditorState, view: SkillSetView): EditorState {
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
export function adopt(state: EditorState, base: Opened): EditorState {
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
export function saved(state: EditorState, view: SkillSetView, sent: Drafts): EditorState {
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

/** Every edit stays unsaved, typed before the click or after it, on what the API holds now. */
export function rebased(state: EditorState, view: SkillSetView, keepMine: KeepMine): EditorState {
  const now = { view, set: fromWire(view.skills) };
  const mine = keepMine(configsOf(state.base.set), meantConfigs(state), configsOf(now.set));
  return withTexts(state, onto(state, now, mine));
}

/** What Tavus holds becomes the base, and where the merged set differs from it, that is the edits. */
export function merged(
  state: EditorState,
  seenBy: SkillSetView,
  configs: SkillConfigs,
): EditorState {
  const { theirs } = state;
  if (theirs === null || theirs.view.fingerprint !== seenBy.fingerprint) return state;
  return onto(state, theirs, configs);
}

/** Another base, and edits that lead from it to these configs. */
function onto(state: EditorState, base: Opened, configs: SkillConfigs): EditorState {
  const next = adopt(state, base);
  const drafts = new Map(next.drafts);
  for (const skillId of new Set([...next.drafts.keys(), ...base.set.keys(), ...configs.keys()])) {
    const config = configs.get(skillId);
    const held = base.set.get(skillId)?.config;
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

/** What takes back a save. */
export interface SaveUndo {
  /** The set before the save. */
  readonly before: SkillConfigs;
  /** What Tavus held right after it. */
  readonly saved: SkillSetView;
  /** What the edits meant right after it: another set where Tavus stored something else. */
  readonly settled: SkillConfigs;
}

/**
 * The set from before a save as unsaved changes, with what was typed since kept. Where Tavus holds
 * something else by now, that waits as `theirs`.
 */
export function undone(
  state: EditorState,
  { before, saved: view, settled }: SaveUndo,
  keepMine: KeepMine,
): EditorState {
  const base = { view, set: fromWire(view.skills) };
  const held = configsOf(base.set);
  const typed = keepMine(configsOf(state.base.set), meantConfigs(state), held);
  // Twice: neither what Tavus stored nor what was sent and kept was typed since.
  const back = keepMine(settled, keepMine(held, typed, before), before);
  const now = (state.theirs ?? state.base).view;
  return seen(withTexts(state, onto(state, base, back)), now);
}

/** Forms that hold a text which is no config yet keep it. */
function withTexts(before: EditorState, next: EditorState): EditorState {
  const texts = [...before.drafts].filter(([, { invalidText }]) => invalidText !== null);
  return { ...next, drafts: new Map([...next.drafts, ...texts]) };
}
