import { hostOf } from './booking-host';
import { isPublicIPv4, isPublicIPv6 } from './public-address';

const MAX_LENGTH = 2048;

/** Hosts that answer a cloud's own machines with their secrets. */
const METADATA_HOSTS = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'metadata.azure.internal',
  'instance-data',
  'instance-data.ec2.internal',
  '168.63.129.16',
]);

/**
 * Why the API would refuse a booking link, or null. By its reference: `https://`, at most 2,048
 * characters, not localhost, a metadata host, or a private, loopback, link-local or reserved
 * address. No name is looked up. Numbers in any spelling (`0x7f.1`) are read as a browser does.
 */
export function bookingLinkProblem(link: string): string | null {
  if (!link.startsWith('https://')) return 'Must start with https://';
  if (link.length > MAX_LENGTH) return 'Must be at most 2,048 characters.';
  if (/[\s\u0000-\u001f\u007f]/.test(link)) return "Can't contain spaces.";
  const host = hostOf(link);
  if (host === null) return 'Not a valid URL.';
  if (host === 'localhost' || host.endsWith('.localhost') || host === 'localhost.localdomain') {
    return "Can't point to localhost.";
  }
  if (METADATA_HOSTS.has(host)) return "Can't point to a cloud metadata host.";
  const isPublic = host.startsWith('[') ? isPublicIPv6(host.slice(1, -1)) : isPublicIPv4(host);
  return isPublic ? null : "Can't point to a private or reserved IP address.";
}
