import { parseSetCookie, type SetCookie } from './set-cookie';
import { ask, type Ask, type Asked } from './ask';

const BOUNDARY = 'sign-in-form-of-the-tests';

interface Sending extends Pick<Ask, 'from'> {
  readonly password: string;
  readonly back?: string;
  /** Laid over those of a form of our own page; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** The sign-in form as a browser without scripts has it: its hidden fields, and how it is sent. */
export interface SignInForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly send: (sending: Sending) => Promise<Asked>;
}

/**
 * Opens the sign-in page.
 * @param headers sent with everything, such as another Host
 * @throws Error where there is no form
 */
export async function openSignInForm(
  base: string,
  { path = '/sign-in', headers = {} }: { path?: string; headers?: Record<string, string> } = {},
): Promise<SignInForm> {
  const { text, status } = await ask(base, { path, headers });
  const form = /<form[^>]*>.*?<\/form>/s.exec(text)?.[0];
  if (form === undefined) throw new Error(`No sign-in form at ${path}: ${status}`);
  const fields = new Map(
    [...form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?\/>/g)].map(
      ([, name = '', value = '']) => [unescape(name), unescape(value)] as const,
    ),
  );
  const send = ({ password, back, from, headers: more }: Sending) => {
    const sent = new Map([...fields, ['password', password]]);
    if (back !== undefined) sent.set('back', back);
    const all: Record<string, string | undefined> = {
      origin: base,
      'sec-fetch-site': 'same-origin',
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      ...headers,
      ...more,
    };
    const given: Record<string, string> = {};
    for (const [name, value] of Object.entries(all)) if (value !== undefined) given[name] = value;
    return ask(base, { method: 'POST', path, body: multipart(sent), from, headers: given });
  };
  return { fields, send };
}

/** What an answer sets as its session's cookie: the only one there is. */
export function sessionCookieOf({ headers }: Asked): SetCookie | null {
  const [line] = [headers['set-cookie'] ?? []].flat();
  return line === undefined ? null : parseSetCookie(line);
}

function multipart(fields: ReadonlyMap<string, string>): Buffer {
  const parts = [...fields].map(
    ([name, value]) =>
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`);
}

function unescape(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}
