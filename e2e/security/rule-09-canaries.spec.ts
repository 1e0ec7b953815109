import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { RESULTS, ROOT } from '@/lib/cli/project';
import { paths } from '@/lib/paths';
import { EditorPage } from '../editor-page';
import { expect, FAILED_REQUEST, test } from '../fixtures';
import { MARKED_KEY } from '../marked-key';
import { TEST_PASSWORD, TEST_SESSION_SECRET } from '../session';
import { ask } from './ask';
import { answersTo, storageOf, watchAnswers } from './canaries/answers';
import { askings, oneOfEach, saves } from './canaries/askings';
import { CANARIES, MARKED_FIELDS, MARKED_PASSWORD } from './canaries/canaries';
import { startLeakyDashboard } from './canaries/leaky-dashboard';
import { startMarkedDashboard, type MarkedDashboard } from './canaries/marked-dashboard';
import { plantFiles, plantStorage } from './canaries/planting';
import { PLANTS } from './canaries/plants';
import { fileAt, filesIn, hitsIn, PLACES, type Place, type Swept } from './canaries/sweep';
import { sweepErrors, telling } from './canaries/telling-api';
import { recordFigure } from './figures';

// One dashboard for the file, whose log the last test reads.
test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.use({ role: null, allowedConsole: [FAILED_REQUEST] });

const EVERYTHING = {
  browser_use: { config: { allowed_domains: ['example.com'] } },
  internet_search: {},
  magic_canvas: { config: { usage_guidance: 'Show a card for every number.' } },
};

let dashboard: MarkedDashboard;
test.beforeAll(async () => {
  dashboard = await startMarkedDashboard();
});
test.afterAll(() => dashboard.stop());

test('no file of the build holds a secret, and the standalone folder no .env', () => {
  const build = path.join(ROOT, '.next');
  const standalone = path.join(build, 'standalone');
  const own = (file: string) => !file.includes(`${path.sep}node_modules${path.sep}`);
  const chunks = filesIn('client chunk', path.join(build, 'static'));
  const swept = [
    ...chunks,
    ...filesIn('standalone folder', path.join(build, 'server')),
    ...filesIn('standalone folder', standalone, own),
  ];
  const envFiles = existsSync(standalone)
    ? readdirSync(standalone).filter((name) => name.startsWith('.env'))
    : [];
  expectNone('files of the build', swept);
  expect(envFiles).toEqual([]);
  expect(chunks.length).toBeGreaterThan(5);
});

test('no page, payload, route or action answers with a secret', async () => {
  const palId = await createPal('Canary');
  const swept = await answersTo(dashboard.url, [
    ...askings(palId, dashboard.cookie),
    ...askings(palId, ''),
    ...(await saves(dashboard, palId)),
  ]);
  const good = swept.filter(({ name }) => name.endsWith(' 200'));
  for (const place of ['HTML', 'RSC payload', 'API answer', 'action answer'] as const) {
    expect(good.filter((each) => each.place === place).length, place).toBeGreaterThan(1);
  }
  // What is looked for was there to be told.
  const told = await fetch(`${dashboard.api.apiUrl}/v2/pals/${palId}`, {
    headers: { 'x-api-key': MARKED_KEY },
  });
  const pal = await told.text();
  const leaves = [...CANARIES].filter(([name]) => name.startsWith('the leaf '));
  expect(leaves.length).toBeGreaterThan(15);
  for (const [, leaf] of leaves) expect(pal).toContain(JSON.stringify(leaf));
  expectNone('answers', swept);
});

test('an API that tells secrets in errors, headers and redirects does not bring them out', async () => {
  const statuses = [400, 401, 403, 404, 409, 429, 301, 302, 307, 200, 500];
  const swept = (
    await Promise.all(
      statuses.map(async (status) =>
        sweepErrors(dashboard, await createPal(`Canary of ${status}`), status),
      ),
    )
  ).flat();
  // Then of all that is asked, the list of PALs included.
  for (const status of [401, 302, 500]) {
    await dashboard.upstream.fault({ ...telling(status), path: '/v2/*' });
    swept.push(...(await answersTo(dashboard.url, askings('p1', dashboard.cookie))));
    await dashboard.upstream.heal();
  }
  const faulty = (await dashboard.upstream.journal('/')).filter(({ isFaulty }) => isFaulty);
  expect(faulty.filter(({ method }) => method === 'PUT').length).toBeGreaterThan(15);
  expect(faulty.length).toBeGreaterThan(150);
  expectNone('answers of an API that tells', swept);
});

test('no browser that signs in, edits and saves is given or keeps a secret', async ({
  context,
}) => {
  await awake();
  const palId = await createPal('Canary in transit');
  const page = await context.newPage();
  const answers = watchAnswers(context);
  await page.goto(dashboard.url);
  await signIn(page, 'canary-that-is-not-the-password');
  await expect(page.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible();
  await signIn(page, MARKED_PASSWORD);
  await expect(page.getByRole('textbox', { name: 'Search PALs' })).toBeVisible();
  await editAndSave(page, palId);
  const kept = await storageOf(page);

  await context.clearCookies();
  await page.goto(dashboard.url);
  await page.getByRole('link', { name: 'Continue with single sign-on' }).click();
  await page.getByRole('button', { name: 'Sign in as editor', exact: true }).click();
  await page.waitForURL(`${dashboard.url}${paths.pals()}`);
  await editAndSave(page, palId);
  kept.push(...(await storageOf(page)));

  const swept = await answers();
  const places = new Set([...swept, ...kept].map(({ place }) => place));
  for (const place of ['client chunk', 'HTML', 'RSC payload', 'action answer', 'cookie'] as const) {
    expect(places).toContain(place);
  }
  expect(kept.some(({ place, content }) => place === 'local storage' && content.length > 0)).toBe(
    true,
  );
  expectNone('answers to a browser, and what it keeps', [...swept, ...kept]);
});

test('nothing that was written down meanwhile holds a secret', () => {
  const { log, audit, revocations } = dashboard.files;
  const written = [fileAt('log', log), fileAt('audit file', audit)];
  const events = new Set(
    written.flatMap(({ content }) => String(content).match(/"event":"\w+"/g) ?? []),
  );
  for (const event of ['request', 'sign_in', 'save'])
    expect(events).toContain(`"event":"${event}"`);
  if (existsSync(revocations)) written.push(fileAt('log', revocations));
  // The logs of all other dashboards of this run, whose secrets are the tests' own.
  const others = filesIn(
    'log',
    RESULTS,
    (file) => file.endsWith('.log') && path.dirname(file) === RESULTS,
  );
  const secrets = new Map([
    ...CANARIES,
    ['the password of the tests', TEST_PASSWORD],
    ['the session secret of the tests', TEST_SESSION_SECRET],
  ]);
  expectNone('logs and audit files', [...written, ...others], secrets);
});

test('a leak in any place and any disguise is found', async ({ context }) => {
  await awake();
  const caught = new Map<Place, Set<string>>(PLACES.map((place) => [place, new Set()]));
  const secret = new Map([['the password', MARKED_PASSWORD]]);
  const leaky = await startLeakyDashboard(dashboard.url);
  const folder = path.join(RESULTS, 'planted');
  const page = await context.newPage();
  await page.goto(`${dashboard.url}${paths.signIn()}`);
  for (const [disguise, plant] of PLANTS) {
    const planted = plant(MARKED_PASSWORD);
    leaky.leak(planted);
    const swept = [
      ...(await answersTo(leaky.url, oneOfEach(dashboard))),
      ...plantFiles(folder, planted),
      ...(await plantStorage(page, planted)),
    ];
    for (const { place, found } of hitsIn(swept, secret)) {
      if (found.includes(disguise)) caught.get(place)?.add(disguise);
    }
  }
  leaky.stop();
  const all = PLACES.length * PLANTS.size;
  const found = [...caught.values()].reduce((sum, disguises) => sum + disguises.size, 0);
  recordFigure({
    rule: 9,
    tried: `a secret planted in ${PLACES.length} places × ${PLANTS.size} disguises`,
    figure: `${found} found`,
    limit: `all ${all}`,
    holds: found === all,
  });
  for (const [place, disguises] of caught) {
    expect([...disguises].sort(), place).toEqual([...PLANTS.keys()].sort());
  }
});

test('a leak through the very code is found: a PAL named like the key', async () => {
  await awake();
  const palId = await dashboard.upstream.createPal({ name: `Planted ${MARKED_KEY}` });
  // The list is kept for a while; this reads it anew, so that the page has the PAL too.
  await fetch(new URL(paths.api.pals(), dashboard.url), { headers: { cookie: dashboard.cookie } });
  const swept = await answersTo(dashboard.url, askings(palId, dashboard.cookie));
  const places = new Set(hitsIn(swept, CANARIES).map(({ place, name }) => `${place}: ${name}`));
  for (const hit of [
    `HTML: GET ${paths.pals()} 200`,
    `HTML: GET ${paths.pal(palId)} 200`,
    `RSC payload: GET ${paths.pal(palId)} 200`,
    `API answer: GET ${paths.api.pals()} 200`,
    `API answer: GET ${paths.api.editor(palId)} 200`,
  ]) {
    expect(places).toContain(hit);
  }
});

/** Notes how many hits there are, shows each, and wants none. */
function expectNone(what: string, swept: readonly Swept[], secrets = CANARIES): void {
  const hits = hitsIn(swept, secrets);
  recordFigure({
    rule: 9,
    tried: `${swept.length} ${what} × ${secrets.size} markers × ${PLANTS.size} disguises`,
    figure: `${hits.length} hits`,
    limit: '0',
    holds: hits.length === 0,
  });
  expect(swept.length).toBeGreaterThan(0);
  expect(hits).toEqual([]);
}

function createPal(name: string): Promise<string> {
  return dashboard.upstream.createPal({ name, skills: EVERYTHING, fields: MARKED_FIELDS });
}

/** After so many faults the dashboard leaves the API alone for a while. */
async function awake(): Promise<void> {
  await expect
    .poll(
      async () => {
        const headers = { cookie: dashboard.cookie };
        const { text } = await ask(dashboard.url, { path: paths.api.pals(), headers });
        return text.includes('"missing":null');
      },
      { timeout: 60_000 },
    )
    .toBe(true);
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function editAndSave(page: Page, palId: string): Promise<void> {
  await page.goto(`${dashboard.url}${paths.pals()}`);
  await expect(page.getByRole('textbox', { name: 'Search PALs' })).toBeVisible();
  await page.getByRole('link', { name: 'Canary in transit' }).first().click();
  const editor = new EditorPage(page);
  await expect(editor.card('magic_canvas')).toBeVisible();
  await editor.switchOf('Internet search').click();
  await editor.saveWell();
  // And an edit that is not saved, for the browser to keep.
  await editor.switchOf('Internet search').click();
  await expect(editor.reviewButton).toBeEnabled();
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBeGreaterThan(0);
  expect(page.url()).toContain(palId);
}
