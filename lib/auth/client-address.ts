import 'server-only';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { env } from '@/lib/env';

/**
 * Carries the address of the connection. `instrumentation.ts` sets it on every request, over
 * whatever the client has sent under this name.
 */
export const PEER_HEADER = 'x-peer-address';

export const UNKNOWN_CLIENT = 'unknown';

/** The address of a client: of the connection or, behind a trusted proxy, the one it reports. */
export function clientAddress(headers: Headers): string {
  return addressOf(headers, env().trustedProxies);
}

/**
 * Walks from the connection outwards: each trusted proxy is believed about the one before it, so
 * what a client has written into X-Forwarded-For itself is never reached.
 * @param trustedProxies addresses and CIDR blocks
 */
export function addressOf(headers: Headers, trustedProxies: readonly string[]): string {
  const peer = parseAddress(headers.get(PEER_HEADER) ?? '');
  if (peer === null) return UNKNOWN_CLIENT;
  const trusted = blockList(trustedProxies);
  const told = (headers.get('x-forwarded-for') ?? '').split(',').reverse();
  let client = peer;
  for (const entry of told) {
    if (!isListed(trusted, client)) break;
    const next = parseAddress(entry);
    if (next === null) break;
    client = next;
  }
  return client;
}

/**
 * What tries are counted by. Whoever has one IPv6 address has the other 2^64 of its network too.
 */
export function clientKey(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** An address in its one spelling; with a port, in brackets or inside IPv6 it is still the same. */
function parseAddress(text: string): string | null {
  const bare = text.trim().replace(/^\[([^\]]*)\](?::\d+)?$/, '$1');
  const address = /^\d+(?:\.\d+){3}:\d+$/.test(bare) ? bare.slice(0, bare.indexOf(':')) : bare;
  if (isIP(address) === 0) return null;
  if (!isIPv6(address)) return address;
  const [withoutZone = ''] = address.split('%');
  const plain = new URL(`http://[${withoutZone}]/`).hostname.slice(1, -1);
  // How a server that also listens on IPv6 reports an IPv4 client.
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(plain) ?? [];
  if (high === undefined || low === undefined) return plain;
  const bytes = [high, low].flatMap((group) => [
    parseInt(group, 16) >> 8,
    parseInt(group, 16) & 255,
  ]);
  return bytes.join('.');
}

function isListed(list: BlockList, address: string): boolean {
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function blockList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
