import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRenderedLink } from './booking-host';
import { bookingLinkProblem } from './booking-link';

const PRIVATE = "Can't point to a private or reserved IP address.";
const LOCALHOST = "Can't point to localhost.";
const METADATA = "Can't point to a cloud metadata host.";

describe('a booking link', () => {
  it.each([
    'https://calendly.com/kestrel/intro',
    'https://kestrel.calendly.com',
    'https://cal.example.org:8443/a?b=c#d',
    'https://8.8.8.8/book',
    'https://[2606:4700:4700::1111]/book',
    'https://172.15.255.255/',
    'https://172.32.0.0/',
    'https://localhost.example.org/',
    'https://[2a00::1]/',
  ])('may be %s', (link) => {
    expect(bookingLinkProblem(link)).toBeNull();
  });

  it.each([
    ['http://calendly.com/kestrel', 'Must start with https://'],
    ['calendly.com/kestrel', 'Must start with https://'],
    ['javascript:alert(1)', 'Must start with https://'],
    [`https://calendly.com/${'a'.repeat(2028)}`, 'Must be at most 2,048 characters.'],
    ['https://calendly.com/a b', "Can't contain spaces."],
    ['https://', 'Not a valid URL.'],
    ['https://[::1', 'Not a valid URL.'],
    ['https://localhost/', LOCALHOST],
    ['https://LOCALHOST:443', LOCALHOST],
    ['https://localhost./', LOCALHOST],
    ['https://app.localhost/', LOCALHOST],
    ['https://metadata.google.internal/x', METADATA],
    ['https://Metadata.Google.Internal./', METADATA],
  ])('may not be %s', (link, problem) => {
    expect(bookingLinkProblem(link)).toBe(problem);
  });

  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.1', '2130706433', '0x7f000001'],
    ...['0177.0.0.1', '0x7f.1', '127.0.0.1.', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
    ...['192.168.1.1', '192.0.2.9', '198.19.0.1', '224.0.0.1', '255.255.255.255', '１２７.0.0.1'],
    ...['[::]', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:8.8.8.8]', '[fe80::1]', '[fd00:ec2::254]'],
    ...['[ff02::1]', '[2001:db8::1]', '[2002:7f00:1::]', '[64:ff9b::7f00:1]', '[2001::1]'],
  ])('may not point to %s', (host) => {
    expect(bookingLinkProblem(`https://${host}/book`)).toBe(PRIVATE);
  });

  it('may not point to any address of a private block, in any of its spellings', () => {
    const last = fc.nat(255);
    const blocks = fc.constantFrom([10, 0], [127, 0], [192, 168], [169, 254], [172, 16]);
    fc.assert(
      fc.property(blocks, last, last, fc.nat(3), ([a = 0, b = 0], c, d, spelling) => {
        const number = ((a * 256 + b) * 256 + c) * 256 + d;
        const hosts = [`${a}.${b}.${c}.${d}`, `${number}`, `0x${number.toString(16)}`];
        const host = hosts[spelling] ?? `0${a.toString(8)}.${b}.${c * 256 + d}`;
        expect(bookingLinkProblem(`https://${host}/`)).toBe(PRIVATE);
      }),
    );
  });

  it('is drawn for Calendly and its subdomains alone', () => {
    expect(isRenderedLink('https://calendly.com/a')).toBe(true);
    expect(isRenderedLink('https://Team.Calendly.com/a')).toBe(true);
    expect(isRenderedLink('https://notcalendly.com/a')).toBe(false);
    expect(isRenderedLink('https://calendly.com.evil.test/a')).toBe(false);
    expect(isRenderedLink('https://calendly.com@evil.test/a')).toBe(false);
    expect(isRenderedLink('nothing')).toBe(false);
  });
});
