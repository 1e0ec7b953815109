import { BlockList, isIP } from 'node:net';

interface Block {
  readonly family: 'ipv4' | 'ipv6';
  readonly address: string;
  /** Bits of the prefix; an IPv4 block written as IPv6 counts as IPv4. */
  readonly prefix: number;
}

/** Where IPv6 holds all of IPv4. */
const ALL_IPV4 = '::ffff:0:0';
const IPV4_PREFIX = 96;

/** Networks that are not routed on the Internet, so trusting all of them trusts no one there. */
const PRIVATE = [
  ...['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', 'fe80::/10'],
].map(parseBlock);

/** The most public addresses that may be trusted, as the prefix of one block that holds them all. */
const WIDEST = { ipv4: 8, ipv6: 16 } as const;

/**
 * Whether an entry is an IP address or a CIDR block. A block of all addresses is neither.
 */
export function isProxyBlock(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/');
  const version = isIP(address);
  if (version === 0 || address.includes('%') || rest.length > 0) return false;
  if (bits === undefined) return true;
  if (!/^[1-9]\d{0,2}$/.test(bits)) return false;
  return Number(bits) <= (version === 4 ? 32 : 128);
}

/**
 * Whether blocks cover more public addresses than a /8 of IPv4 or a /16 of IPv6, all together.
 * @param entries each an address or a CIDR block
 */
export function isTooWide(entries: readonly string[]): boolean {
  const blocks = entries.map(parseBlock).filter((block) => block !== null);
  const counted = blocks.filter(
    (block, at) =>
      !PRIVATE.some((network) => network !== null && isInside(block, network)) &&
      !blocks.some((other, index) => index !== at && isCountedBy(block, other, index < at)),
  );
  return (['ipv4', 'ipv6'] as const).some((family) => {
    const own = counted.filter((block) => block.family === family);
    const share = own.reduce((sum, { prefix }) => sum + 2 ** (WIDEST[family] - prefix), 0);
    return share > 1 || own.some(holdsAllIpv4);
  });
}

/** Equal blocks lie inside each other; then only the first counts. */
function isCountedBy(block: Block, other: Block, isEarlier: boolean): boolean {
  return isInside(block, other) && (isEarlier || !isInside(other, block));
}

function holdsAllIpv4(block: Block): boolean {
  return isInside({ family: 'ipv6', address: ALL_IPV4, prefix: IPV4_PREFIX }, block);
}

/** CIDR blocks never overlap in part: one holds the other's first address and is no smaller, or not. */
function isInside(inner: Block, outer: Block): boolean {
  if (inner.family !== outer.family || inner.prefix < outer.prefix) return false;
  const list = new BlockList();
  list.addSubnet(outer.address, outer.prefix, outer.family);
  return list.check(inner.address, inner.family);
}

function parseBlock(entry: string): Block | null {
  const [address = '', bits] = entry.split('/');
  const version = isIP(address);
  if (version === 0) return null;
  if (version === 4) return { family: 'ipv4', address, prefix: Number(bits ?? 32) };
  const prefix = Number(bits ?? 128);
  const mapped = prefix >= IPV4_PREFIX ? ipv4Of(address) : null;
  return mapped === null
    ? { family: 'ipv6', address, prefix }
    : { family: 'ipv4', address: mapped, prefix: prefix - IPV4_PREFIX };
}

/** The IPv4 address that an IPv6 address such as `::ffff:10.0.0.1` stands for, or null. */
function ipv4Of(address: string): string | null {
  const plain = new URL(`http://[${address}]/`).hostname;
  const [, high, low] = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(plain) ?? [];
  if (high === undefined || low === undefined) return null;
  return [high, low]
    .map((group) => parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.');
}
