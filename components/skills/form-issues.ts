import type * as z from 'zod/mini';
import type { FieldIssue } from './define-skill';

/**
 * What a schema finds wrong with a form's values, by field; the first finding of each.
 * Forms are flat: the first step of an issue's path is the field.
 */
export function issuesOf<Values>(
  schema: z.ZodMiniType<unknown, Values>,
  values: Values,
): readonly FieldIssue[] {
  const result = schema.safeParse(values);
  if (result.success) return [];
  const byField = new Map<string, FieldIssue>();
  for (const { path, message } of result.error.issues) {
    const field = String(path[0] ?? '');
    if (!byField.has(field)) byField.set(field, { field, message });
  }
  return [...byField.values()];
}
