import { isIPv4 } from 'node:net';

/**
 * Whether a host can only mean this very machine. Judged by its text, without a look-up: a name that
 * merely resolves to 127.0.0.1 today can resolve to anything tomorrow.
 * @param host a host name or address without a port; IPv6 with or without brackets
 */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase();
  if (name === 'localhost' || name === '::1' || name === '[::1]') return true;
  return isIPv4(name) && name.startsWith('127.');
}
