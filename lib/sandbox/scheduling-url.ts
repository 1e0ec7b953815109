import 'server-only';
import { BlockList, isIPv4, isIPv6 } from 'node:net';

const MAX_LENGTH = 2048;

/** Names under which clouds serve their metadata; the addresses behind them are private anyway. */
const METADATA_HOSTS = new Set([
  'instance-data',
  'instance-data.ec2.internal',
  'metadata',
  'metadata.azure.internal',
  'metadata.goog',
  'metadata.google.internal',
]);

/** IANA's special-purpose registries (RFC 6890 and successors): private, loopback, link-local, reserved. */
const SPECIAL_V4 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  SPECIAL_V4.addSubnet(network, prefix, 'ipv4');
}
// Global unicast is 2000::/3; all around it is private, link-local, multicast or reserved. A list of
// its own: one list would take every IPv4 address for its mapped form in ::/3.
const SPECIAL_V6 = new BlockList();
for (const [network, prefix] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
] as const) {
  SPECIAL_V6.addSubnet(network, prefix, 'ipv6');
}

/**
 * Judges a `scheduling_url` of magic_canvas by the API's rules (reference page of 2026-10): https,
 * at most 2,048 characters, no host that points into a network. No name is looked up.
 * @returns every fault in the API's manner, none for a good link
 */
export function checkSchedulingUrl(text: string): string[] {
  const faults: string[] = [];
  if (text.length > MAX_LENGTH) faults.push(`Longer than maximum length ${MAX_LENGTH}.`);
  if (!text.startsWith('https://')) return [...faults, 'Must start with https://.'];
  const host = hostOf(text);
  if (host === null) return [...faults, 'Not a valid URL.'];
  return isForbidden(host) ? [...faults, `Host '${host}' is not allowed.`] : faults;
}

/** `new URL` forgives white space and backslashes, and rewrites 0x7f.1 to 127.0.0.1. */
function hostOf(text: string): string | null {
  if (/[\s\\\p{Cc}]/u.test(text) || !URL.canParse(text)) return null;
  return new URL(text).hostname.replace(/\.$/, '').replace(/^\[(.*)\]$/, '$1');
}

function isForbidden(host: string): boolean {
  if (host === '' || host === 'localhost' || host.endsWith('.localhost')) return true;
  if (METADATA_HOSTS.has(host)) return true;
  if (isIPv4(host)) return SPECIAL_V4.check(host, 'ipv4');
  return isIPv6(host) && SPECIAL_V6.check(host, 'ipv6');
}
