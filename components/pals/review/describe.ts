import { EMPTY_OBJECT, type JsonNode } from '@/lib/json/node';
import type { SkillChange, SkillConfigs } from '@/lib/skill-set/changes';
import type { ChangeRow, WordsContext } from '@/components/skills/define-skill';
import { describeConfigs } from '@/components/skills/change-words';

/** One skill's change as Review, the save bar and the conflict view show it. */
export interface ChangeWords {
  readonly skill_id: string;
  readonly kind: SkillChange['kind'];
  readonly rows: readonly ChangeRow[];
  readonly before: JsonNode | null;
  readonly after: JsonNode | null;
  /** What of the edits is not sent, a sentence each. */
  readonly notes?: readonly string[];
}

/** The changes, and the sets before and after them. */
export interface Edits {
  readonly changes: readonly SkillChange[];
  readonly before: SkillConfigs;
  readonly after: SkillConfigs;
  /** By skill, what of the edits is not sent. */
  readonly notes?: ReadonlyMap<string, readonly string[]>;
  readonly context: WordsContext;
}

const ORDER: Record<SkillChange['kind'], number> = { detach: 0, attach: 1, edit: 2 };

/** Changes in words, detaches first: they cannot be undone. */
export function describeChanges(
  changes: readonly SkillChange[],
  before: SkillConfigs,
  after: SkillConfigs,
  context: WordsContext,
): ChangeWords[] {
  return changes
    .map(({ skill_id, kind }) => {
      const [old, next] = [before.get(skill_id) ?? null, after.get(skill_id) ?? null];
      const rows = describeConfigs(skill_id, old ?? EMPTY_OBJECT, next ?? EMPTY_OBJECT, context);
      return { skill_id, kind, rows, before: old, after: next };
    })
    .sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
}

/** The same for the current edits. */
export function describeEdits({ changes, before, after, notes, context }: Edits): ChangeWords[] {
  return describeChanges(changes, before, after, context).map((words) => ({
    ...words,
    notes: notes?.get(words.skill_id) ?? [],
  }));
}

/** The number of changes: the fields of an edit, one for each attach or detach. */
export function countChanges(words: readonly ChangeWords[]): number {
  return words.reduce((sum, { kind, rows }) => sum + (kind === 'edit' ? rows.length : 1), 0);
}

/** "1 change", "3 changes". */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
