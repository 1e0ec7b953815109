import dynamic from 'next/dynamic';
import { defineSkill, type ObjectSkill, type SkillDefinition } from '../define-skill';
import { CONFIG_FIELD } from '../json/config-field';
import { fieldName } from './field-name';

const MAX_MADE = 200;
const made = new Map<string, SkillDefinition>();

/**
 * The definition of a skill without its own, with a form made from the JSON Schema of its config.
 * The same schema gives the same definition, so that an open form stays open.
 */
export function schemaSkill(base: ObjectSkill, schema: string): SkillDefinition {
  const known = made.get(schema);
  if (known !== undefined) return known;
  const definition = defineSkill({
    ...base,
    validate: async (config) => (await import('./problem-of')).issuesOf(schema, config),
    fieldOf: ([key]) => (typeof key === 'string' ? fieldName(key) : CONFIG_FIELD),
    Form: dynamic(async () => (await import('./schema-form')).schemaFormOf(schema)),
  });
  // A registry that keeps changing must not fill the memory.
  if (made.size >= MAX_MADE) made.clear();
  made.set(schema, definition);
  return definition;
}
