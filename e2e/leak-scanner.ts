/**
 * The ways a secret may stand in a text, by name: as it is, as addresses, pages and the scripts in
 * them escape it, as hex, and as base64 wherever in the encoded bytes it begins.
 */
function disguises(secret: string): ReadonlyMap<string, string> {
  const hex = Buffer.from(secret, 'utf8').toString('hex');
  return new Map([
    ['raw', secret],
    ['JSON', JSON.stringify(secret).slice(1, -1)],
    ['URL-encoded', encodeURIComponent(secret)],
    ['form-encoded', new URLSearchParams({ s: secret }).toString().slice(2)],
    ['HTML', escapedForPages(secret)],
    ['script', escapedForScripts(secret)],
    ['hex', hex],
    ['upper-case hex', hex.toUpperCase()],
    ...[0, 1, 2].flatMap((shift): [string, string][] => {
      const core = base64Core(secret, shift);
      return [
        [`base64, shifted by ${shift}`, core],
        [`base64url, shifted by ${shift}`, core.replaceAll('+', '-').replaceAll('/', '_')],
      ];
    }),
  ]);
}

function escapedForPages(text: string): string {
  const entities = new Map(Object.entries({ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }));
  return text
    .replace(/[&<>"]/g, (character) => `&${entities.get(character)};`)
    .replaceAll("'", '&#x27;');
}

function escapedForScripts(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[&<>]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}

/**
 * The part of a secret's base64 that does not depend on its neighbours, where it begins `shift`
 * bytes into a group of three.
 */
function base64Core(secret: string, shift: number): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret, 'utf8')]);
  const whole = Math.floor(bytes.byteLength / 3) * 3;
  const encoded = bytes.subarray(0, whole).toString('base64');
  return encoded.slice(Math.ceil((shift * 8) / 6));
}

/** The names of the disguises in which the secret stands in these bytes; none is what one wants. */
export function findSecret(content: Buffer | string, secret: string): string[] {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
  return [...disguises(secret)].filter(([, text]) => bytes.includes(text)).map(([name]) => name);
}
