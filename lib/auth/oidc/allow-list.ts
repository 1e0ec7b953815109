import { z } from 'zod';
import type { AllowedUser } from '@/lib/env';
import type { Role } from '../admin';

/** What is read of an ID token, or of the UserInfo endpoint. */
const claimsSchema = z.object({
  // One @, and nothing that is not seen, or turns around what is.
  email: z
    .string()
    .max(254)
    .regex(/^[^\s\p{C}@]+@[^\s\p{C}@]+$/u),
  // `true` and nothing like it: some providers write the text "false".
  email_verified: z.literal(true),
});

export type Admission =
  | { readonly ok: true; readonly email: string; readonly role: Role }
  | {
      readonly ok: false;
      readonly reason: 'not_verified' | 'not_listed';
      readonly email?: string;
    };

/**
 * Whether the owner of these claims has access. An email address that is not verified could be
 * anyone's, so it counts as none.
 * @param claims as the provider sent them
 */
export function admit(claims: unknown, allowed: readonly AllowedUser[]): Admission {
  const read = claimsSchema.safeParse(claims);
  if (!read.success) return { ok: false, reason: 'not_verified' };
  const email = lowerCase(read.data.email);
  const role = roleOf(email, allowed);
  return role === null ? { ok: false, reason: 'not_listed', email } : { ok: true, email, role };
}

/**
 * The role of an address: its own entry's, else its domain's. A domain stands for itself alone, not
 * for those below it.
 * @returns null where neither is on the list
 */
export function roleOf(email: string, allowed: readonly AllowedUser[]): Role | null {
  const address = lowerCase(email);
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const entry =
    allowed.find(({ kind, value }) => kind === 'address' && lowerCase(value) === address) ??
    allowed.find(({ kind, value }) => kind === 'domain' && lowerCase(value) === domain);
  return entry?.role ?? null;
}

/** ASCII alone: `toLowerCase` turns the Kelvin sign into a `k`, and so one address into another. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
