import type { SkillSet } from '@/lib/skill-set/skill-set';
import type { EditorView, SkillInfo } from '@/lib/tavus/wire';
import type { SkillDefinition } from '@/components/skills/define-skill';
import { definitionFor } from '@/components/skills/registry';
import { idPart, wellFormed } from '@/lib/well-formed';
import type { Drafts } from './editor-state';

/** A skill the editor has a card for. */
export interface SkillEntry {
  readonly skill_id: string;
  readonly name: string;
  readonly description: string;
  readonly definition: SkillDefinition;
  /** False where the registry was read and does not list it; null where it was not read. */
  readonly isInRegistry: boolean | null;
}

/**
 * Every skill with a card: the attached ones, all of the registry, and what was edited, whatever
 * the registry says since; attached first, then available, then those this dashboard has no form for.
 */
export function skillEntries(
  registry: EditorView['registry'],
  set: SkillSet,
  drafts: Drafts,
): SkillEntry[] {
  const infos = new Map((registry ?? []).map((info) => [info.skill_id, info]));
  const ids = [...new Set([...set.keys(), ...infos.keys(), ...drafts.keys()])];
  const entries = ids.map((id) => entryOf(id, infos.get(id), registry !== null));
  const rank = ({ skill_id, definition }: SkillEntry) =>
    (definition.skill_id === null ? 2 : 0) + (set.has(skill_id) ? 0 : 1);
  return entries.sort((a, b) => rank(a) - rank(b));
}

function entryOf(skill_id: string, info: SkillInfo | undefined, wasRead: boolean): SkillEntry {
  const definition = definitionFor(skill_id, info?.config_schema);
  return {
    skill_id,
    name: info?.name ?? wellFormed(skill_id),
    description: info?.description ?? definition.description,
    definition,
    isInRegistry: wasRead ? info !== undefined : null,
  };
}

/** Finds skills by id; one without a card goes by its id. */
export function lookUpIn(entries: readonly SkillEntry[]) {
  const find = (id: string) => entries.find(({ skill_id }) => skill_id === id);
  return {
    nameOf: (id: string) => find(id)?.name ?? id,
    definitionOf: (id: string) => find(id)?.definition ?? definitionFor(id),
  };
}

/** Ids of a card's elements begin with it. Encoded: white space would end an `aria-describedby`. */
export function idPrefixOf(skillId: string): string {
  return `field-${idPart(skillId)}`;
}
