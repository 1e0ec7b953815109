import type { AllowedUser } from '@/lib/env';
import { commaList } from './addresses';

const DOMAIN =
  /^(?=.{3,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;
const LOCAL_PART = /^[^\s@"(),:;<>[\\\]]{1,64}$/;

/**
 * Reads `ada@example.com=editor, example.org=viewer`: who may come in, each once and with a role.
 * @returns null where any part of it cannot be read: half a list would let in the wrong people
 */
export function parseAllowedUsers(text: string): AllowedUser[] | null {
  const users = commaList(text).map(parseAllowedUser);
  const known = users.filter((user) => user !== null);
  const isUnique = new Set(known.map(({ value }) => value)).size === users.length;
  return users.length > 0 && known.length === users.length && isUnique ? known : null;
}

function parseAllowedUser(text: string): AllowedUser | null {
  const at = text.lastIndexOf('=');
  const value = text.slice(0, Math.max(at, 0)).trim().toLowerCase();
  const role = text.slice(at + 1).trim();
  if (role !== 'viewer' && role !== 'editor') return null;
  if (DOMAIN.test(value)) return { kind: 'domain', value, role };
  const [local = '', domain = '', ...rest] = value.split('@');
  const isAddress = LOCAL_PART.test(local) && DOMAIN.test(domain) && rest.length === 0;
  return isAddress ? { kind: 'address', value, role } : null;
}
