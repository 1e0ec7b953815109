import type { Outcome, Site } from './site';
import { worst } from './site';

const SCRIPT_TAG = /<script\b([^>]*)>/gi;

/** Subresource integrity, of scripts with an address. The site's own need none. */
export function testScripts({ url, page }: Site): Outcome {
  const type = page.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== undefined && type !== 'text/html' && type !== 'application/xhtml+xml') {
    return { result: 'sri-not-implemented-response-not-html', modifier: 0 };
  }
  const tags = [...page.body.matchAll(SCRIPT_TAG)].map(([, attributes]) => attributes ?? '');
  if (tags.length === 0)
    return { result: 'sri-not-implemented-but-no-scripts-loaded', modifier: 0 };
  const scripts = tags.flatMap((attributes) => {
    const src = attributeOf(attributes, 'src');
    return src === null ? [] : [readScript(src, attributeOf(attributes, 'integrity'), url)];
  });
  const foreign = scripts.filter(({ isOwn }) => !isOwn);
  const otherwise =
    foreign.length > 0
      ? { result: 'sri-implemented-and-external-scripts-loaded-securely', modifier: 5 }
      : scripts.some(({ hasIntegrity, isSecure }) => hasIntegrity && isSecure)
        ? { result: 'sri-implemented-and-all-scripts-loaded-securely', modifier: 5 }
        : {
            result: 'sri-not-implemented-but-all-scripts-loaded-from-secure-origin',
            modifier: 0,
          };
  return worst(foreign.flatMap(foreignFault), otherwise);
}

function readScript(src: string, integrity: string | null, page: URL) {
  const address = new URL(src, page);
  return {
    // An address without a scheme counts as foreign and insecure: it takes whatever the page has.
    isOwn: !src.startsWith('//') && registeredName(address) === registeredName(page),
    isSecure: !src.startsWith('//') && address.protocol === 'https:',
    hasIntegrity: integrity !== null,
  };
}

function foreignFault({ isSecure, hasIntegrity }: ReturnType<typeof readScript>): Outcome[] {
  if (isSecure) {
    return hasIntegrity
      ? []
      : [{ result: 'sri-not-implemented-but-external-scripts-loaded-securely', modifier: -5 }];
  }
  return hasIntegrity
    ? [{ result: 'sri-implemented-but-external-scripts-not-loaded-securely', modifier: -20 }]
    : [{ result: 'sri-not-implemented-and-external-scripts-not-loaded-securely', modifier: -50 }];
}

/** The last two labels, which is enough for hosts of tests; the Observatory has the public list. */
function registeredName({ hostname }: URL): string {
  return hostname.split('.').slice(-2).join('.');
}

function attributeOf(attributes: string, name: string): string | null {
  return new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(attributes)?.[1] ?? null;
}
