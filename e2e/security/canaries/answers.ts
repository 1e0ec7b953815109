import type { BrowserContext, Page, Response } from '@playwright/test';
import { ask, type Ask, type Asked } from '../ask';
import type { Place, Swept } from './sweep';

/** A request outside a browser, and what kind of answer it gets. */
export interface Asking extends Ask {
  readonly place: Place;
}

/** Asks for all of it: one thing to look through for each answer's body, and one for its headers. */
export async function answersTo(base: string, askings: readonly Asking[]): Promise<Swept[]> {
  const swept = await Promise.all(
    askings.map(async (asking): Promise<Swept[]> => {
      const { status, headers, text } = await askThrough(base, asking);
      // As plain text: JSON would write quotes and backslashes in a way of its own.
      const lines = Object.entries(headers).map(([header, value]) => `${header}: ${String(value)}`);
      const name = `${asking.method ?? 'GET'} ${asking.path} ${status}`;
      return [
        { place: asking.place, name, content: text },
        { place: 'answer header', name, content: lines.join('\n') },
      ];
    }),
  );
  return swept.flat();
}

/** A payload has an address of its own, which Next leads to first. */
async function askThrough(base: string, asking: Asking): Promise<Asked> {
  const answer = await ask(base, asking);
  const { location } = answer.headers;
  if (typeof location !== 'string' || !/[?&]_rsc(?:[=&]|$)/.test(location)) return answer;
  const { pathname, search } = new URL(location, base);
  return ask(base, { ...asking, path: pathname + search });
}

/** Notes everything a page's browser is answered from now on. */
export function watchAnswers(context: BrowserContext): () => Promise<Swept[]> {
  const notes: Promise<Swept[]>[] = [];
  context.on('response', (response) => void notes.push(noteOf(response)));
  return async () => (await Promise.all(notes)).flat();
}

async function noteOf(response: Response): Promise<Swept[]> {
  const name = `${response.request().method()} ${response.url()} ${response.status()}`;
  // A redirect has no body, and a page that was left takes its answers along.
  const content = await response.body().catch(() => '');
  const headers = await response.headersArray().catch(() => []);
  return [
    { place: placeOf(response), name, content },
    {
      place: 'answer header',
      name,
      content: headers.map((h) => `${h.name}: ${h.value}`).join('\n'),
    },
  ];
}

function placeOf(response: Response): Place {
  const request = response.request();
  const { pathname } = new URL(response.url());
  if (pathname.startsWith('/_next/static')) return 'client chunk';
  if (request.method() === 'POST') return 'action answer';
  if (pathname.startsWith('/api/')) return 'API answer';
  return request.headers().rsc === undefined ? 'HTML' : 'RSC payload';
}

/** All that the page's origin keeps in this browser. */
export async function storageOf(page: Page): Promise<Swept[]> {
  const { local, session, databases } = await page.evaluate(readStorage);
  const cookies = await page.context().cookies();
  return [
    { place: 'local storage', name: page.url(), content: local },
    { place: 'session storage', name: page.url(), content: session },
    { place: 'IndexedDB', name: page.url(), content: databases },
    ...cookies.map(({ name, value }): Swept => ({
      place: 'cookie',
      name,
      content: `${name}\n${value}\n${decoded(value)}`,
    })),
  ];
}

function decoded(value: string): string {
  return value.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

/** Runs in the page. As plain text: JSON of JSON would hide what stands in quotes. */
async function readStorage() {
  const all = (storage: Storage) => Object.entries(storage).flat().join('\n');
  const ask = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const texts: string[] = [];
  const flatten = (value: unknown) => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        texts.push(key);
        flatten(member);
      }
    } else texts.push(String(value));
  };
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await ask(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const content = database.transaction(store).objectStore(store);
      flatten([await ask(content.getAllKeys()), await ask(content.getAll())]);
    }
    database.close();
  }
  return {
    local: all(localStorage),
    session: all(sessionStorage),
    databases: texts.join('\n'),
  };
}
