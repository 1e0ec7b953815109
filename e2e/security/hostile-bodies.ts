import { MARKED_KEY } from '../marked-key';

/** What an API might leak of itself: it looks like a secret, as a secret does. */
export const UPSTREAM_TOKEN = 'sk-canary-upstream-5d81f0c2a7b94e63';

/** Sets a global where a page takes a text for markup or code. */
const SCRIPT = '<script>globalThis.hostileScript=1</script>';
const IMAGE = '<img src=x onerror="globalThis.hostileScript=1">';
const LONG = 'Too long. '.repeat(2_000);

export interface HostileBody {
  readonly name: string;
  readonly type: string;
  readonly body: string;
}

const key = Buffer.from(MARKED_KEY);
const keyForms = [
  MARKED_KEY,
  encodeURIComponent(MARKED_KEY),
  key.toString('base64'),
  key.toString('base64url'),
  key.toString('hex'),
  key.toString('hex').toUpperCase(),
].join(' ');

function said(name: string, error: unknown): HostileBody {
  return { name, type: 'application/json', body: JSON.stringify({ error }) };
}

function text(name: string, body: string, type = 'application/json'): HostileBody {
  return { name, type, body };
}

/** Thirty bodies of errors, each with a marker, a script, or more than anybody wants to read. */
export const HOSTILE_BODIES: readonly HostileBody[] = [
  said('the key in every form', `Bad key ${keyForms}.`),
  said('the key within a word', `xx${MARKED_KEY}yy`),
  said('the key at the cut', `${'a'.repeat(290)}${MARKED_KEY}`),
  said('the key behind the cut', `${LONG}${MARKED_KEY}`),
  said('the key as a skill', `Unknown skill '${MARKED_KEY}'`),
  said('a token as a skill', `Unknown skill "${UPSTREAM_TOKEN}"`),
  said('the key as a field', `Bad Request: {'skills': {'${MARKED_KEY}': {'config': ['No.']}}}`),
  said('a token as a field', `Bad Request: {'${UPSTREAM_TOKEN}': {'a': ['No.']}}`),
  said('tokens as messages', `{'skills': {'x': ['${UPSTREAM_TOKEN}', 'key ${MARKED_KEY}']}}`),
  said('a field of 60,000 characters', `{'skills': {'${'k'.repeat(60_000)}': ['No.']}}`),
  said('a message of 60,000 characters', `{'skills': {'x': ['${'m'.repeat(60_000)}']}}`),
  said('4,000 messages', `{'skills': {'x': [${"'No. ', ".repeat(4_000)}]}}`),
  said('nested 3,000 deep', `${"{'a': ".repeat(3_000)}'${UPSTREAM_TOKEN}'${'}'.repeat(3_000)}`),
  said('a script', `${SCRIPT}${IMAGE}`),
  said('scripts at a field', `{'skills': {'magic_canvas': {'config': ['${SCRIPT}', '${IMAGE}']}}}`),
  said('a script as a field', `{'skills': {'${SCRIPT}': {'config': {'x': ['No.']}}}}`),
  said(
    'an address with a password',
    `See https://admin:${UPSTREAM_TOKEN}@host.test/x?token=${UPSTREAM_TOKEN}`,
  ),
  said('headers', `Authorization: Bearer ${UPSTREAM_TOKEN}\r\nx-api-key: ${MARKED_KEY}\r\n`),
  said('a script address', `javascript:globalThis.hostileScript=1 data:text/html,${SCRIPT}`),
  said(
    'marks that turn text around',
    `\u202egnp.exe\u2066 ${UPSTREAM_TOKEN} \u0000\u001b[31m\u2028`,
  ),
  said('an object', { deep: UPSTREAM_TOKEN }),
  said('a list', [UPSTREAM_TOKEN, MARKED_KEY]),
  text(
    'both members',
    JSON.stringify({ error: `${SCRIPT}`, message: UPSTREAM_TOKEN, trace: MARKED_KEY }),
  ),
  text(
    'an error and a stack',
    JSON.stringify({ error: 'No.', stack: `at ${UPSTREAM_TOKEN} (${MARKED_KEY})` }),
  ),
  text(
    'a page',
    `<!doctype html><title>${UPSTREAM_TOKEN}</title>${SCRIPT}${MARKED_KEY}`,
    'text/html',
  ),
  text('plain text', `${UPSTREAM_TOKEN} ${MARKED_KEY}`, 'text/plain'),
  text('half a body', `{"error": "${UPSTREAM_TOKEN}`),
  text('no object', JSON.stringify([UPSTREAM_TOKEN, MARKED_KEY])),
  text(
    'a member that is no member',
    `{"error":"${SCRIPT}","__proto__":{"message":"${UPSTREAM_TOKEN}"}}`,
  ),
  text('three megabytes', JSON.stringify({ error: `${UPSTREAM_TOKEN} ${'x'.repeat(3_000_000)}` })),
];
