import { describe, expect, it } from 'vitest';
import { checkSchedulingUrl } from './scheduling-url';

describe('checkSchedulingUrl', () => {
  it.each([
    'https://calendly.com/larkfield/30min',
    'https://larkfield.calendly.com/x?month=2026-12#top',
    'https://8.8.8.8/x',
    'https://[2606:4700::1111]/x',
    'https://bücher.example/termin',
  ])('takes %s', (url) => {
    expect(checkSchedulingUrl(url)).toEqual([]);
  });

  it.each(['', 'calendly.com/x', 'http://calendly.com/x', 'HTTPS://calendly.com', ' https://a.b'])(
    'asks for https:// at the beginning of %j',
    (url) => {
      expect(checkSchedulingUrl(url)).toEqual(['Must start with https://.']);
    },
  );

  it.each([
    'https://',
    'https://a b.example/',
    'https://a.example/\n',
    'https://a\\b',
    'https://[::1',
  ])('calls %j no URL', (url) => {
    expect(checkSchedulingUrl(url)).toEqual(['Not a valid URL.']);
  });

  it.each([
    'localhost',
    'LOCALHOST.',
    'app.localhost:8443',
    'metadata.google.internal',
    'user@metadata',
    '169.254.169.254',
    '127.1',
    '0x7f.0.0.1',
    '2130706433',
    '017700000001',
    '10.0.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '100.100.100.200',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[::]',
    '[::ffff:10.0.0.1]',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[ff02::1]',
    '[2001:db8::1]',
  ])('refuses the host %s', (host) => {
    expect(checkSchedulingUrl(`https://${host}/x`)).toEqual([
      expect.stringMatching(/^Host '.+' is not allowed\.$/),
    ]);
  });

  it('takes 2,048 characters', () => {
    expect(checkSchedulingUrl(`https://calendly.com/${'x'.repeat(2027)}`)).toEqual([]);
  });

  it('tells length and host at once', () => {
    expect(checkSchedulingUrl(`https://localhost/${'x'.repeat(2048)}`)).toEqual([
      'Longer than maximum length 2048.',
      "Host 'localhost' is not allowed.",
    ]);
  });
});
