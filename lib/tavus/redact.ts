import 'server-only';

const MAX_LENGTH = 300;
const HIDDEN = '[redacted]';

/** What looks like a secret wherever it stands, with what takes its place. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\/\/[^\s/@]+@/g, `//${HIDDEN}@`],
  [/\b(bearer|basic)\s+(?=\S*[\d=])[A-Za-z0-9._~+/=-]{6,}/gi, `$1 ${HIDDEN}`],
  [
    /((?:api[-_ ]?key|authorization|passw(?:or)?d|secret|token|signature|credential)["']?\s*[:=]\s*["']?)[^\s"',;&}[{]+/gi,
    `$1${HIDDEN}`,
  ],
  [/\b(?:[sprk]k[-_]|gh[oprsu]_|xox[abprs]-|AKIA|AIza|eyJ)[A-Za-z0-9._-]{8,}/g, HIDDEN],
];

const LONG_TOKEN = /[A-Za-z0-9_-]{32,}/g;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Control characters, and the marks that turn the direction of text around. */
const CONTROLS = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]+/gu;

/**
 * Makes a text of the API fit to be shown: without the key (raw, URL-encoded, base64, hex), without
 * what looks like a secret, without control characters, at most 300 characters.
 */
export function redact(text: string, apiKey: string): string {
  let clean = hideKey(text.replace(CONTROLS, ' ').trim(), apiKey);
  for (const [pattern, substitute] of SECRETS) clean = clean.replace(pattern, substitute);
  clean = clean.replace(LONG_TOKEN, (token) => (isRandom(token) ? HIDDEN : token));
  return cut(clean);
}

/** The text without the key, in each form a server might echo it. */
export function hideKey(text: string, apiKey: string): string {
  const bytes = Buffer.from(apiKey, 'utf8');
  const forms = [
    apiKey,
    encodeURIComponent(apiKey),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ];
  return forms.reduce((clean, form) => clean.replaceAll(form, HIDDEN), text);
}

function isRandom(token: string): boolean {
  return /\d/.test(token) && /[A-Za-z]/.test(token) && !UUID.test(token);
}

function cut(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const kept = text.slice(0, MAX_LENGTH - 1);
  // Half of a surrogate pair is no character.
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}
