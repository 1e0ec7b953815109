import * as z from 'zod/mini';
import { parseJson } from '@/lib/json/parse';
import type { Unsaved } from '@/components/pals/editor/editor-state';
import { applyChanges, configsOf } from '@/lib/skill-set/changes';
import { fromWire } from '@/lib/skill-set/skill-set';

/** Unsaved changes as they lie in the browser's storage. */
export interface KeptDraft extends Unsaved {
  /** Under which name. */
  readonly key: string;
  /** When they were last kept, ISO 8601 by this browser's clock: an open editor renews it. */
  readonly kept_at: string;
  /** When they were last edited, likewise. */
  readonly edited_at: string;
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
  version: z.literal([1, 2]),
  kept_at: z.iso.datetime(),
  /** Since version 2. */
  edited_at: z.optional(z.iso.datetime()),
  baseline: z.object({
    skills: z.array(skillSchema),
    fingerprint: z.string(),
    read_at: z.string(),
  }),
  changes: z.array(changeSchema),
  /** Since version 2. */
  texts: z.optional(
    z.array(z.object({ skill_id: z.string(), reason: z.string(), text: z.string() })),
  ),
});

/** The text to store. Built field by field: a view may come to hold more than a draft needs. */
export function printRecord(draft: Omit<KeptDraft, 'key'>): string {
  const { kept_at, edited_at, baseline, changes, texts } = draft;
  const { skills, fingerprint, read_at } = baseline;
  return JSON.stringify({
    version: 2,
    kept_at,
    edited_at,
    baseline: { skills, fingerprint, read_at },
    changes,
    texts,
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
  const { kept_at, edited_at = kept_at, baseline, changes, texts = [] } = record.data;
  if (changes.length === 0 && texts.length === 0) return null;
  const applied = applyChanges(configsOf(fromWire(baseline.skills)), changes);
  return applied.ok ? { kept_at, edited_at, baseline, changes, texts } : null;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
