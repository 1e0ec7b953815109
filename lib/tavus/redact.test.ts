import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideKey, redact } from './redact';

const KEY = 'tvs_Canary+Key/0123456789==';

describe('a text of the API', () => {
  const bytes = Buffer.from(KEY);
  it.each([
    KEY,
    encodeURIComponent(KEY),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ])('is shown without the key: %s', (form) => {
    expect(redact(`Bad key ${form}.`, KEY)).not.toContain(form);
    expect(hideKey(`<${form}>`, KEY)).toBe('<[redacted]>');
  });

  it.each([
    ['Authorization: Bearer abc.def-123', 'abc.def-123'],
    ['basic dXNlcjpwYXNz0', 'dXNlcjpwYXNz0'],
    ["{'api_key': 'hunter2hunter2'}", 'hunter2hunter2'],
    ['password=hunter2&x=1', 'hunter2'],
    ['see https://user:pass@host.test/x', 'user:pass'],
    ['used sk-proj-abcdefgh', 'sk-proj-abcdefgh'],
    ['jwt eyJhbGciOi.eyJzdWIi.sig', 'eyJhbGciOi'],
    ['trace 0123456789abcdef0123456789abcdef', '0123456789abcdef'],
  ])('is shown without what looks like a secret: %s', (text, secret) => {
    expect(redact(text, KEY)).not.toContain(secret);
    expect(redact(text, KEY)).toContain('[redacted]');
  });

  it.each([
    "Bad Request: {'skills': {'x': {'config': {'api_key': ['Missing data for required field.']}}}}",
    "Unknown skill 'my_skill'",
    'Basic settings are missing. Documents d8-5c71baca86fc and d1234567890 are not ready.',
    'No PAL 123e4567-e89b-12d3-a456-426614174000.',
    'https://calendly.com/some-team-of-ours/introduction-30min is not reachable',
  ])('keeps what people need: %s', (text) => {
    expect(redact(text, KEY)).toBe(text);
  });

  it('loses control characters and marks that turn text around', () => {
    expect(redact('a\u0000b\r\nc\u001b[31m\u202egnp', KEY)).toBe('a b c [31m gnp');
  });

  it('is cut at 300 characters, never within one', () => {
    const text = redact('a'.repeat(298) + '😀'.repeat(9), KEY);
    expect(text).toBe(`${'a'.repeat(298)}…`);
  });

  it('never holds the key nor more than 300 characters, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ maxLength: 400 }), (before, after) => {
        const text = redact(before + KEY + after, KEY);
        expect(text).not.toContain(KEY);
        expect(text.length).toBeLessThanOrEqual(300);
      }),
      { numRuns: 1_000 },
    );
  });
});
