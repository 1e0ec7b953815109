import type { JsonObject } from '@/lib/json/node';
import type { FieldIssue } from '../define-skill';
import { issuesOf } from '../form-issues';
import { presentationSchema } from './schema';
import { presentationLens } from './values';

export function validate(config: JsonObject): readonly FieldIssue[] {
  return issuesOf(presentationSchema, presentationLens.read(config));
}
