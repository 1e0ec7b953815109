import { definitionFor } from '@/components/skills/registry';
import { equalJson } from '@/lib/json/print';
import { diffSkillSets } from '@/lib/skill-set/changes';
import type { Edits } from './describe';

/** What is left out of one skill's settings when they are sent. */
export interface LeftOut {
  readonly skill_id: string;
  readonly notes: readonly string[];
}

export interface PreparedEdits {
  readonly edits: Edits;
  readonly leftOut: readonly LeftOut[];
}

/** The edits as they are sent: each changed skill may leave out what Tavus would reject. */
export function prepareEdits(edits: Edits): PreparedEdits {
  const after = new Map(edits.after);
  const leftOut: LeftOut[] = [];
  for (const [skill_id, config] of edits.after) {
    if (equalJson(edits.before.get(skill_id), config)) continue;
    const prepared = definitionFor(skill_id).prepare?.(config);
    if (prepared === undefined) continue;
    after.set(skill_id, prepared.config);
    if (prepared.notes.length > 0) leftOut.push({ skill_id, notes: prepared.notes });
  }
  return { edits: { ...edits, after, changes: diffSkillSets(edits.before, after) }, leftOut };
}
