import fc from 'fast-check';

/** What leads out of a path wherever it is joined, decoded or tidied carelessly. */
export const AWKWARD_IDS: readonly string[] = [
  '..',
  '.',
  '...',
  '',
  '/',
  '../../v2/skills',
  '..%2f..%2fadmin',
  '%2e%2e',
  '%2e%2e%2fadmin',
  '%252e%252e',
  '..;/admin',
  '\\..\\admin',
  '..\\',
  '//evil.test',
  '\\\\evil.test',
  'http://evil.test',
  '@evil.test',
  ':80@evil.test',
  'p1/../../admin',
  'p1/skills',
  'p1?x=1',
  'p1?',
  'p1#x',
  'p1;x',
  'p1%00',
  'p1\u0000',
  'p1\n',
  'p1\r\nx-api-key: other',
  'p1 HTTP/1.1\r\nHost: evil.test',
  ' p1',
  'p1 ',
  '\tp1',
  '-p1',
  '_p1',
  'p1.',
  '__proto__',
  'p'.repeat(65),
  'p'.repeat(10_000),
  'ﬁ',
  '．．',
  '／',
  '\u2024\u2024',
  '\u202ep1',
  'p\u0131',
  '😀',
  '\ud800',
  '*',
  '{palId}',
  '$(id)',
  "' or 1=1 --",
  '<script>',
];

const awkward = fc.constantFrom(...AWKWARD_IDS);

/** Ids of every kind, some of them good ones. */
export const anyId = fc.oneof(
  awkward,
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[A-Za-z0-9._~%/\\?#@:;-]{0,70}$/),
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  fc.tuple(awkward, fc.string(), awkward).map((parts) => parts.join('')),
  fc.tuple(fc.stringMatching(/^p[0-9a-f]{11}$/), awkward).map((parts) => parts.join('')),
);

/** Every path of the API the dashboard knows, after its base address. */
export const KNOWN_PATH =
  /^\/v2\/(?:skills|pals|documents)$|^\/v2\/(?:pals|documents)\/[A-Za-z0-9][A-Za-z0-9_-]{0,63}$|^\/v2\/pals\/[A-Za-z0-9][A-Za-z0-9_-]{0,63}\/skills$/;
