import { expect, it } from 'vitest';
import { addressOf, clientKey, PEER_HEADER, UNKNOWN_CLIENT } from './client-address';

const PROXIES = ['10.0.0.0/8', '192.0.2.7', '2001:db8:1::/48'];

function address(peer: string | null, forwarded: string | null, proxies = PROXIES): string {
  const headers = new Headers();
  if (peer !== null) headers.set(PEER_HEADER, peer);
  if (forwarded !== null) headers.set('x-forwarded-for', forwarded);
  return addressOf(headers, proxies);
}

it.each([
  // Nobody we know: what it says of others is its own invention.
  ['203.0.113.5', null, '203.0.113.5'],
  ['203.0.113.5', '198.51.100.1', '203.0.113.5'],
  ['203.0.113.5', '10.0.0.1, 127.0.0.1', '203.0.113.5'],
  // A proxy of ours, before which the client may have written what it likes.
  ['10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['10.0.0.1', '1.1.1.1, 2.2.2.2, 198.51.100.1', '198.51.100.1'],
  ['10.0.0.1', '1.1.1.1, 198.51.100.1, 10.9.9.9, 192.0.2.7', '198.51.100.1'],
  ['::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['2001:db8:1::5', '2001:DB8:2:0:0:0:0:1', '2001:db8:2::1'],
  ['10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
  ['10.0.0.1', '[2001:db8:2::1]:4711', '2001:db8:2::1'],
  ['10.0.0.1', '::ffff:198.51.100.1', '198.51.100.1'],
  // It says nothing, or nothing that could be read.
  ['10.0.0.1', null, '10.0.0.1'],
  ['10.0.0.1', '', '10.0.0.1'],
  ['10.0.0.1', '198.51.100.1, unknown', '10.0.0.1'],
  ['10.0.0.1', 'evil, 10.0.0.2', '10.0.0.2'],
  ['10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  // No connection that we know of.
  [null, '198.51.100.1', UNKNOWN_CLIENT],
  ['nonsense', '198.51.100.1', UNKNOWN_CLIENT],
])('of %s, which forwards for %s, is %s', (peer, forwarded, expected) => {
  expect(address(peer, forwarded)).toBe(expected);
});

it('is that of the connection where no proxy is trusted, loopback included', () => {
  expect(address('127.0.0.1', '198.51.100.1', [])).toBe('127.0.0.1');
});

it.each([
  ['198.51.100.1', '198.51.100.1'],
  ['2001:db8:2:3:4:5:6:7', '2001:db8:2:3::/64'],
  ['2001:db8:2:3::1', '2001:db8:2:3::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  [UNKNOWN_CLIENT, UNKNOWN_CLIENT],
])('of %s counts as %s', (address, key) => {
  expect(clientKey(address)).toBe(key);
});
