/** Browsers keep no longer cookie: what is longer is not worth deriving keys for. */
const MAX_LENGTH = 4_096;

/**
 * Whether a cookie may be a seal as it was set: the library would also open one with more behind it,
 * since it reads `~2AAAA` and `~2~x` as version 2.
 */
export function isWholeSeal(text: string): boolean {
  return text.length <= MAX_LENGTH && /^[^~]+~2$/.test(text);
}
