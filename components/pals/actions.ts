'use server';

import { z } from 'zod';
import { forgetSkills } from '@/components/pals/fleet/forget-skills';
import { adminAction } from '@/lib/auth/admin-action';
import { auditSave, auditSaveStarted } from '@/lib/log/audit-save';
import { fail } from '@/lib/failures';
import type { Result } from '@/lib/result';
import type { SaveOutcome, SaveRequest } from '@/lib/skill-set/outcome';
import { MAX_ACTION_BYTES } from '@/lib/skill-set/size';
import { saveSkillSet } from '@/lib/tavus/save-skill-set';

const pointer = z.string().max(4_096);
// What is too long for a set is refused by its size, with a message.
const jsonText = z.string().max(MAX_ACTION_BYTES);
const skillId = z.string().max(1_024);

const operationSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['add', 'replace']), path: pointer, value: jsonText }),
  z.strictObject({ op: z.literal('remove'), path: pointer }),
]);

const saveRequestSchema = z.strictObject({
  palId: z.string().max(64),
  saveId: z.uuid(),
  baseFingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  changes: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('attach'), skill_id: skillId, config: jsonText }),
        z.strictObject({ kind: z.literal('detach'), skill_id: skillId }),
        z.strictObject({
          kind: z.literal('edit'),
          skill_id: skillId,
          operations: z.array(operationSchema).max(10_000),
        }),
      ]),
    )
    .max(1_000),
  discardDraft: z.literal(true).optional(),
});

/**
 * Saves changes to a PAL's skill set. Takes anything, since anybody can call an action's address.
 * `editedBy` is who the page was made for: the browser may have changed hands since.
 */
export const saveSkillSetAction = adminAction(
  { name: 'save_skill_set', role: 'editor' },
  async (admin, input: unknown, editedBy?: unknown): Promise<Result<SaveOutcome>> => {
    if (editedBy !== undefined && editedBy !== admin.user.id) return fail('other_user');
    const parsed = saveRequestSchema.safeParse(input);
    if (!parsed.success) return fail('invalid_input');
    const { discardDraft, ...rest } = parsed.data;
    const request: SaveRequest = { ...rest, ...(discardDraft && { discardDraft }) };
    const { palId } = request;
    return saveSkillSet(request, {
      onStart: (before) => auditSaveStarted(admin, request, before),
      onEnd: (ended) => auditSave(admin, request, ended),
    }).finally(() => forgetSkills(palId));
  },
);
