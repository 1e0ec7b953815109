/** IPv4 blocks nobody on the internet has: IANA's special-purpose registry, as [start, bits]. */
const IPV4_BLOCKS: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** The same within 2000::/3, outside of which nothing is given out: [first two groups, bits]. */
const IPV6_BLOCKS: readonly (readonly [number, number])[] = [
  [0x20010000, 23], // protocol assignments, Teredo among them
  [0x20010db8, 32], // documentation
  [0x20020000, 16], // 6to4: any IPv4 address may hide in it
  [0x3fff0000, 20], // documentation
];

/** @param host as the URL parser gives it; anything but four numbers is a name, and public */
export function isPublicIPv4(host: string): boolean {
  const address = toNumber(host);
  return (
    address === null ||
    !IPV4_BLOCKS.some(([start, bits]) => isInBlock(address, toNumber(start) ?? 0, bits))
  );
}

/** @param host as the URL parser gives it, without brackets: hexadecimal groups, `::` at most once */
export function isPublicIPv6(host: string): boolean {
  const [head = '', tail] = host.split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const missing = 8 - groups(head).length - groups(tail).length;
  const zeros = tail === undefined ? [] : Array<string>(missing).fill('0');
  const all = [...groups(head), ...zeros, ...groups(tail)].map((group) =>
    Number.parseInt(group, 16),
  );
  const start = (all[0] ?? 0) * 0x10000 + (all[1] ?? 0);
  if (!isInBlock(start, 0x20000000, 3)) return false;
  return !IPV6_BLOCKS.some(([block, bits]) => isInBlock(start, block, bits));
}

function toNumber(host: string): number | null {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return null;
  return host.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** Whether the first `bits` of two 32-bit numbers are the same. */
function isInBlock(value: number, start: number, bits: number): boolean {
  const size = 2 ** (32 - bits);
  return Math.floor(value / size) === Math.floor(start / size);
}
