import { z } from 'zod';

/** One sign-out, or one "sign out everywhere"; `at` is when, in milliseconds since 1970. */
export const revocationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('session'), sid: z.string(), at: z.number() }),
  z.object({ kind: z.literal('user'), user_id: z.string(), at: z.number() }),
]);

export type Revocation = z.infer<typeof revocationSchema>;
