import { isLoopbackHost } from '@/lib/loopback';
import { isProxyBlock, isTooWide } from './proxy-blocks';

/** An address to call: `https`, or `http` on this machine; with a path, and nothing else. */
export function parseServiceUrl(text: string): URL | null {
  const url = parseBareUrl(text);
  if (url === null) return null;
  return url.protocol === 'https:' || isLoopbackHost(url.hostname) ? url : null;
}

/** Where an identity provider describes itself, which is easily taken for the provider's name. */
export function isDiscoveryAddress(text: string): boolean {
  return /\/\.well-known(?:\/|$)/.test(parseServiceUrl(text)?.pathname ?? '');
}

/** An origin: scheme, host and maybe a port, as a browser's address begins with. */
export function parseOrigin(text: string): URL | null {
  const url = parseBareUrl(text);
  return url?.pathname === '/' ? url : null;
}

function parseBareUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  const isBare = !/[?#\s]/.test(text) && url.username === '' && url.password === '';
  return isWeb && isBare ? url : null;
}

/** The parts of a comma list, without the blanks around them. */
export function commaList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * Reads a comma list of addresses and CIDR blocks.
 * @returns null where one is neither, or where they cover so much of the Internet together that
 *   clients could pass for proxies
 */
export function parseProxies(text: string): string[] | null {
  const blocks = commaList(text);
  const isList = blocks.length > 0 && blocks.every(isProxyBlock);
  return isList && !isTooWide(blocks) ? blocks : null;
}
