import type { FieldIssue, SkillDefinition } from '@/components/skills/define-skill';
import { skillDefinitions } from '@/components/skills/registry';
import type { SkillChange, SkillConfigs } from '@/lib/skill-set/changes';
import type { EditorState } from './editor-state';

export interface SkillIssue extends FieldIssue {
  readonly skill_id: string;
}

/** Fetches the code of every check, by making one: a definition tells nothing of how it is loaded. */
export function loadChecks(): Promise<unknown> {
  return Promise.all(
    skillDefinitions.map(({ validate, initialConfig }) => validate(initialConfig)),
  );
}

/**
 * What would make a save fail, judged without the API: of the skills the save changes only.
 * What is not touched goes back as it was, whatever this code thinks of it.
 */
export async function issuesOf(
  state: EditorState,
  changes: readonly SkillChange[],
  meant: SkillConfigs,
  definitionOf: (skillId: string) => SkillDefinition,
): Promise<SkillIssue[]> {
  const issues: SkillIssue[] = [];
  for (const [skill_id, draft] of state.drafts) {
    if (!draft.isAttached || draft.invalidText === null) continue;
    issues.push({ skill_id, field: 'config', message: draft.invalidText.reason });
  }
  for (const { skill_id, kind } of changes) {
    const config = meant.get(skill_id);
    if (kind === 'detach' || config === undefined) continue;
    const found = await definitionOf(skill_id).validate(config);
    issues.push(...found.map((issue) => ({ ...issue, skill_id })));
  }
  return issues;
}
