/**
 * Returns a cookie's value from a Cookie header, as it was sent, or undefined.
 * @param header the whole header; browsers send one
 */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  const parts = (header ?? '').split(';').map((part) => part.trim());
  const found = parts.find((part) => part.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
