import type { Outcome, Site } from './site';

/** Sources that allow any host. */
const BROAD = new Set([
  ...['ftp:', 'http:', 'https:', '*'],
  ...['http://*', 'http://*.*', 'https://*', 'https://*.*'],
]);
const BROAD_OR_INLINE = new Set([...BROAD, "'unsafe-inline'", 'data:']);
const PASSIVE = ['img-src', 'media-src'];
const NONCE_OR_HASH = /^'(?:nonce|sha256|sha384|sha512)-/;

type Policy = ReadonlyMap<string, ReadonlySet<string>>;

/** @returns the directives of a policy, the first of each name; null where there are none */
export function parsePolicy(header: string | null): Policy | null {
  const policy = new Map<string, ReadonlySet<string>>();
  for (const part of (header ?? '').split(';')) {
    const [name, ...sources] = part.trim().split(/\s+/);
    const directive = name?.toLowerCase() ?? '';
    if (directive === '' || policy.has(directive)) continue;
    policy.set(directive, new Set(sources.map((source) => lowerKeyword(source))));
  }
  return policy.size === 0 ? null : policy;
}

/** Keywords and schemes are read in any case; a nonce is not. */
function lowerKeyword(source: string): string {
  return NONCE_OR_HASH.test(source) ? source : source.toLowerCase();
}

/** The Content-Security-Policy test. The first rule that a policy breaks decides. */
export function testPolicy({ url, page }: Site): Outcome {
  const policy = parsePolicy(page.headers.get('content-security-policy'));
  if (policy === null) return { result: 'csp-not-implemented', modifier: -25 };
  const sourcesOf = (directive: string) =>
    policy.get(directive) ?? policy.get('default-src') ?? new Set(['*']);

  const written = sourcesOf('script-src');
  const hasNonce = [...written].some((source) => NONCE_OR_HASH.test(source));
  if (written.has("'strict-dynamic'") && !hasNonce) {
    return { result: 'csp-header-invalid', modifier: -25 };
  }
  const scripts = effective(written);
  const styles = effective(sourcesOf('style-src'));
  const objects = [...sourcesOf('object-src')];
  const active = [...policy]
    .filter(([directive]) => directive !== 'script-src' && !PASSIVE.includes(directive))
    .flatMap(([, sources]) => [...sources])
    .concat(scripts);
  const passive = PASSIVE.flatMap((name) => [
    ...(policy.get(name) ?? policy.get('default-src') ?? []),
  ]);
  const isInsecure = (source: string) =>
    url.protocol === 'https:' && (source.startsWith('http:') || source.startsWith('ftp:'));
  const defaults = policy.get('default-src');

  if (isAny(scripts, BROAD_OR_INLINE) || isAny(objects, BROAD)) {
    return { result: 'csp-implemented-with-unsafe-inline', modifier: -20 };
  }
  if (active.some(isInsecure)) {
    return { result: 'csp-implemented-with-insecure-scheme', modifier: -20 };
  }
  if ([...scripts, ...styles].includes("'unsafe-eval'")) {
    return { result: 'csp-implemented-with-unsafe-eval', modifier: -10 };
  }
  if (passive.some(isInsecure)) {
    const result = 'csp-implemented-with-insecure-scheme-in-passive-content-only';
    return { result, modifier: -10 };
  }
  if (isAny(styles, BROAD_OR_INLINE)) {
    return { result: 'csp-implemented-with-unsafe-inline-in-style-src-only', modifier: 0 };
  }
  return defaults?.size === 1 && defaults.has("'none'")
    ? { result: 'csp-implemented-with-no-unsafe-default-src-none', modifier: 10 }
    : { result: 'csp-implemented-with-no-unsafe', modifier: 5 };
}

/** What browsers leave of a list: a nonce switches inline off, `strict-dynamic` also hosts. */
function effective(sources: ReadonlySet<string>): string[] {
  const hasNonce = [...sources].some((source) => NONCE_OR_HASH.test(source));
  if (!hasNonce) return [...sources];
  const isDynamic = sources.has("'strict-dynamic'");
  return [...sources].filter((source) => {
    if (source === "'unsafe-inline'") return false;
    return !isDynamic || (source !== "'self'" && !/^(?:ftp:|https?:|\*)/.test(source));
  });
}

function isAny(sources: readonly string[], of: ReadonlySet<string>): boolean {
  return sources.some((source) => of.has(source));
}
