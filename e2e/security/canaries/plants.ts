/** How a leak may write a secret: each by the encoder a program would use, never by the scanner. */
export const PLANTS: ReadonlyMap<string, (secret: string) => string> = new Map([
  ['raw', (secret: string) => `key: ${secret}.`],
  ['JSON', (secret: string) => JSON.stringify({ headers: { 'x-api-key': secret } })],
  ['URL-encoded', (secret: string) => `https://example.com/${encodeURIComponent(secret)}/x`],
  ['form-encoded', (secret: string) => String(new URLSearchParams({ a: ' ', key: secret }))],
  ['HTML', (secret: string) => `<p title="${secret.replaceAll('&', '&amp;')}"></p>`],
  ['script', (secret: string) => JSON.stringify(secret).replaceAll('&', '\\u0026')],
  ['hex', (secret: string) => Buffer.from(`a${secret}b`).toString('hex')],
  ['upper-case hex', (secret: string) => Buffer.from(`a${secret}b`).toString('hex').toUpperCase()],
  ...(['base64', 'base64url'] as const).flatMap((encoding) =>
    ['', 'a', 'ab'].map((before): [string, (secret: string) => string] => [
      `${encoding}, shifted by ${before.length}`,
      (secret) => Buffer.from(`${before}${secret}, and more`).toString(encoding),
    ]),
  ),
]);
