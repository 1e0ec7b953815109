import 'server-only';

const SECRET_NAME = /sig|token|key|secret|credential|password|auth|policy/i;

/**
 * A document's address without what opens it: a signed link is a key to the file, and only its
 * ending and its host are of use to people here.
 * @returns the very text where it has neither a user nor a signature in it
 */
export function withoutSecrets(address: string): string {
  if (!URL.canParse(address)) return address.replace(/[?#].*$/s, '');
  const url = new URL(address);
  const isSigned = [...url.searchParams.keys()].some((name) => SECRET_NAME.test(name));
  const hasUser = url.username !== '' || url.password !== '';
  const hasFragment = SECRET_NAME.test(url.hash);
  if (!isSigned && !hasUser && !hasFragment) return address;
  url.username = '';
  url.password = '';
  if (isSigned) url.search = '';
  if (hasFragment) url.hash = '';
  return url.href;
}
