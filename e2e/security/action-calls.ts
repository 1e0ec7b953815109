import type { Ask } from './ask';

export const MULTIPART = 'multipart/form-data; boundary=x';

/** A call of a server action, as from a page of the dashboard itself. */
export interface ActionCall {
  /** The dashboard's origin. */
  readonly base: string;
  readonly id: string;
  /** The address it is sent to. */
  readonly path: string;
  /** Its arguments, as React writes them. */
  readonly body: string;
  readonly cookie: string | undefined;
}

/** How a page calls an action. */
export function scriptCall({ base, id, path, body, cookie }: ActionCall): Ask {
  const type = 'text/plain;charset=UTF-8';
  const headers = { ...own(base, cookie), 'next-action': id, 'content-type': type };
  return { method: 'POST', path, body, headers };
}

/** How a form does where no script runs: the id is a field's name. */
export function formCall({ base, id, path, body, cookie }: ActionCall): Ask {
  const field = (name: string, value: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return {
    method: 'POST',
    path,
    body: `${field(`$ACTION_ID_${id}`, '')}${field('0', body)}--x--\r\n`,
    headers: { ...own(base, cookie), 'content-type': MULTIPART },
  };
}

/** Only the session may be missing. */
function own(origin: string, cookie: string | undefined): Record<string, string> {
  const headers = { origin, 'sec-fetch-site': 'same-origin', accept: '*/*' };
  return cookie === undefined ? headers : { ...headers, cookie };
}
