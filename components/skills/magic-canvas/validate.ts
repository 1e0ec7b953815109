import type { JsonObject } from '@/lib/json/node';
import type { FieldIssue } from '../define-skill';
import { issuesOf } from '../form-issues';
import { canvasSchema } from './schema';
import { canvasLens } from './values';

export function validate(config: JsonObject): readonly FieldIssue[] {
  return issuesOf(canvasSchema, canvasLens.read(config));
}
