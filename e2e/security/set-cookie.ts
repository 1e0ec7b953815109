export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Its attributes in lower case; those without a value hold an empty text. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** Reads a Set-Cookie line as a browser does (RFC 6265, 5.2). */
export function parseSetCookie(line: string): SetCookie {
  const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
  const attributes = rest.map((part) => {
    const [name = '', value = ''] = part.split(/=(.*)/s);
    return [name.toLowerCase(), value.toLowerCase()] as const;
  });
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  return { name, value, attributes: new Map(attributes) };
}
