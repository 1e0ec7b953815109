import * as z from 'zod/mini';
import { parseJson } from '@/lib/json/parse';
import { applyChanges, configsOf, type SkillChange } from '@/lib/skill-set/changes';
import { fromWire } from '@/lib/skill-set/skill-set';
import type { SkillSetView } from '@/lib/tavus/wire';

/** Unsaved edits, and the set they were made on. */
export interface Draft {
  readonly baseline: SkillSetView;
  readonly changes: readonly SkillChange[];
}

/** Edits as they lie in the browser's storage. */
export interface KeptDraft extends Draft {
  /** Under which name. */
  readonly key: string;
  /** When they were last edited, ISO 8601 by this browser's clock. */
  readonly kept_at: string;
}

// Configs and values are JSON text here as everywhere between two places: no token is read anew.
const configText = z.string().check(z.refine((text) => parseJson(text).ok));
const time = z.nullable(z.string());

const operationSchema = z.discriminatedUnion('op', [
  z.object({ op: z.enum(['add', 'replace']), path: z.string(), value: z.string() }),
  z.object({ op: z.literal('remove'), path: z.string() }),
]);

const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attach'), skill_id: z.string(), config: configText }),
  z.object({ kind: z.literal('detach'), skill_id: z.string() }),
  z.object({
    kind: z.literal('edit'),
    skill_id: z.string(),
    operations: z.array(operationSchema),
  }),
]);

const skillSchema = z.object({
  skill_id: z.string(),
  config: configText,
  attached_at: time,
  updated_at: time,
});

const recordSchema = z.object({
  version: z.literal(1),
  kept_at: z.iso.datetime(),
  baseline: z.object({
    skills: z.array(skillSchema),
    fingerprint: z.string(),
    read_at: z.string(),
  }),
  changes: z.array(changeSchema).check(z.minLength(1)),
});

/** The text to store. Built field by field: a view may come to hold more than a draft needs. */
export function printRecord({ kept_at, baseline, changes }: Omit<KeptDraft, 'key'>): string {
  const { skills, fingerprint, read_at } = baseline;
  return JSON.stringify({
    version: 1,
    kept_at,
    baseline: { skills, fingerprint, read_at },
    changes,
  });
}

/**
 * Reads what was stored. Anybody may have written there: another version of this dashboard, an
 * extension, a hand.
 * @returns null for anything but whole edits that lie on their own baseline
 */
export function parseRecord(text: string): Omit<KeptDraft, 'key'> | null {
  const record = recordSchema.safeParse(parseText(text));
  if (!record.success) return null;
  const { kept_at, baseline, changes } = record.data;
  const applied = applyChanges(configsOf(fromWire(baseline.skills)), changes);
  return applied.ok ? { kept_at, baseline, changes } : null;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
