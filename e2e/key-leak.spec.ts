import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RESULTS, ROOT } from '@/lib/cli/project';
import { paths } from '@/lib/paths';
import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';
import { findSecret } from './leak-scanner';
import { MARKED_KEY } from './marked-key';
import { logFile } from './servers';

const EVERYTHING = {
  browser_use: { config: { allowed_domains: ['example.com'] } },
  internet_search: {},
  magic_canvas: { config: { usage_guidance: 'Show a card for every number.' } },
};

test('no file that browsers are given holds the key', () => {
  const sweep = sweepFolder(path.join(ROOT, '.next/static'));
  expect(sweep.files).toBeGreaterThan(5);
  expect(sweep.leaks).toEqual([]);
});

test('no page, payload or answer holds the key', async ({ baseURL, upstream }) => {
  const palId = await upstream.createPal({ name: 'Key leak', skills: EVERYTHING });
  const answers = await fetchAll(addressesOf(palId), baseURL);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(5);
  expect(leaksIn(answers)).toEqual([]);
});

test('an answer of the API that repeats the key does not bring it to the browser', async ({
  baseURL,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Key echo', skills: EVERYTHING });
  for (const status of [400, 401, 404, 500]) {
    const body = JSON.stringify({ error: `Bad key ${MARKED_KEY}` });
    const headers = { 'x-echo': MARKED_KEY };
    const answer = { kind: 'status' as const, status, body, headers };
    await upstream.fault({ path: `/v2/pals/${palId}*`, apply: 'never', answer });
    const answers = await fetchAll(addressesOf(palId), baseURL);
    expect(leaksIn(answers), `when the API answers ${status}`).toEqual([]);
    await upstream.heal();
  }
});

test('nothing a browser receives while it lists, edits and saves holds the key', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ name: 'Key in transit', skills: EVERYTHING });
  const answers: Promise<Answer>[] = [];
  page.on('response', (response) => {
    const url = response.url();
    const text = response.text().catch(() => '');
    answers.push(
      text.then((body) => ({
        url,
        status: response.status(),
        text: body + JSON.stringify(response.headers()),
      })),
    );
  });
  await page.goto(paths.pals());
  await expect(page.getByRole('textbox', { name: 'Search PALs' })).toBeVisible();
  const editor = new EditorPage(page);
  await editor.open(palId);
  await editor.switchOf('Internet search').click();
  await editor.saveWell();
  expect(answers.length).toBeGreaterThan(10);
  expect(leaksIn(await Promise.all(answers))).toEqual([]);
});

test('what the server writes to its log does not hold the key', () => {
  expect(findSecret(readFileSync(logFile('tavus-dashboard')), MARKED_KEY)).toEqual([]);
});

test('the sweep finds a key that was planted', async ({ baseURL, upstream }) => {
  const folder = path.join(RESULTS, 'planted/chunks');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'a.js'), `fetch(u,{headers:{"x-api-key":"${MARKED_KEY}"}})`);
  expect(sweepFolder(path.dirname(folder)).leaks).toEqual(['chunks/a.js: raw, JSON']);

  const palId = await upstream.createPal({ name: `Planted ${MARKED_KEY}` });
  const answers = await fetchAll(addressesOf(palId), baseURL);
  const leaky = leaksIn(answers).join('\n');
  for (const address of [paths.pals(), paths.pal(palId), paths.api.pals()]) {
    expect(leaky).toContain(`GET ${address} `);
  }
  expect(leaky).toContain(`RSC ${paths.pal(palId)} `);
});

interface Answer {
  readonly url: string;
  readonly status: number;
  /** Body and headers. */
  readonly text: string;
}

/** Every address of the dashboard: pages as documents and as payloads, and all of its API. */
function addressesOf(palId: string): string[] {
  const pages = ['/', paths.pals(), paths.pal(palId), paths.pal('p-of-nobody'), '/nowhere'];
  const api = [
    ...[paths.api.pals(), paths.api.skillSets(), paths.api.editor(palId)],
    ...[paths.api.palSkills(palId), paths.api.editor('p-of-nobody'), '/api/nowhere'],
    ...[paths.api.documents('a', 0), paths.api.documentLookup(['d8-of-nobody'])],
  ];
  return [
    ...[...pages, ...api].map((address) => `GET ${address}`),
    ...pages.map((p) => `RSC ${p}`),
  ];
}

async function fetchAll(addresses: readonly string[], base = ''): Promise<Answer[]> {
  return Promise.all(
    addresses.map(async (line) => {
      const [kind, address = '/'] = line.split(' ');
      const headers: HeadersInit = kind === 'RSC' ? { RSC: '1' } : {};
      const response = await fetch(new URL(address, base), { headers });
      const text = (await response.text()) + JSON.stringify([...response.headers]);
      return { url: line, status: response.status, text };
    }),
  );
}

function leaksIn(answers: readonly Answer[]): string[] {
  return answers
    .map(({ url, status, text }) => ({
      place: `${url} (${status})`,
      found: findSecret(text, MARKED_KEY),
    }))
    .filter(({ found }) => found.length > 0)
    .map(({ place, found }) => `${place}: ${found.join(', ')}`);
}

function sweepFolder(folder: string): { files: number; leaks: string[] } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const leaks = files
    .map((file) => ({ file, found: findSecret(readFileSync(file), MARKED_KEY) }))
    .filter(({ found }) => found.length > 0)
    .map(({ file, found }) => `${path.relative(folder, file)}: ${found.join(', ')}`);
  return { files: files.length, leaks };
}
