import { freePort } from '@/lib/cli/ports';
import { paths } from '@/lib/paths';
import { EditorPage } from './editor-page';
import { closePages, expect, test as base } from './fixtures';
import { startRoundRobin } from './round-robin';
import { running } from './running';
import { callSave } from './save-call';
import { ask } from './security/ask';
import { logFile, startDashboardWith, tavusEnv } from './servers';
import { COOKIE_NAME, signedInHeaders, TEST_PASSWORD, testSignInEnv } from './session';

interface Pair {
  /** Where people open it: the balancer. */
  readonly origin: string;
  /** The instances behind, which answer under the balancer's name alone. */
  readonly urls: readonly [string, string];
  readonly served: () => number[];
}

const test = base.extend<{ pair: Pair }>({
  pair: async ({ context }, use) => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const shared = { ...testSignInEnv(), APP_ORIGIN: origin, TRUSTED_PROXIES: '127.0.0.1' };
    const settings = { ...tavusEnv(running().proxyUrl), ...shared };
    const [one, other] = await Promise.all([
      startDashboardWith(settings, logFile('instance-one')),
      startDashboardWith(settings, logFile('instance-other')),
    ]);
    const balancer = await startRoundRobin(port, [one.url, other.url]);
    await use({ origin, urls: [one.url, other.url], served: balancer.served });
    await closePages(context);
    balancer.close();
    await Promise.all([one.stop('SIGKILL'), other.stop('SIGKILL')]);
  },
});

test.describe('two instances behind a balancer without sticky sessions', () => {
  test.use({ role: null });

  test('are one dashboard: sign in, edit, save and sign out', async ({
    page,
    context,
    upstream,
    pair,
  }) => {
    const palId = await upstream.createPal({ name: 'Two instances', skills: { magic_canvas: {} } });
    await page.goto(pair.origin + paths.pal(palId));
    await page.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const editor = new EditorPage(page);
    await expect(editor.card('magic_canvas')).toBeVisible();
    await editor.switchOf('Internet search').click();
    await editor.saveWell();
    expect(await upstream.skillsText(palId)).toContain('internet_search');
    expect(await upstream.puts(palId)).toHaveLength(1);

    const [cookie] = (await context.cookies()).filter(({ name }) => name === COOKIE_NAME);
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
    // A copy of the cookie is worth nothing on either.
    for (const url of pair.urls) expect(await statusOf(url, pair, cookie?.value ?? '')).toBe(401);
    expect(Math.min(...pair.served())).toBeGreaterThan(2);
  });

  test('say honestly that a save of the other one is not known', async ({ upstream, pair }) => {
    const palId = await upstream.createPal({ name: 'Two instances', skills: { magic_canvas: {} } });
    // One turn each: the set is read by one, saved by the other.
    const save = await callSave({ base: pair.origin, palId });
    expect(await save.outcome).toBe('saved');
    const { cookie } = await signedInHeaders();
    const recalled = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const url = new URL(paths.api.save(palId, save.saveId), pair.origin);
      recalled.push(await (await fetch(url, { headers: { cookie } })).json());
    }
    // The instance that saved it tells how it ended, the other one claims nothing.
    expect(recalled).toEqual(
      expect.arrayContaining([
        { state: 'not_known' },
        expect.objectContaining({
          state: 'ended',
          outcome: expect.objectContaining({ kind: 'saved' }),
        }),
      ]),
    );
  });
});

/** Asks one instance itself, under the name that it answers to. */
async function statusOf(url: string, { origin }: Pair, session: string): Promise<number> {
  const headers = { host: new URL(origin).host, cookie: `${COOKIE_NAME}=${session}` };
  return (await ask(url, { path: paths.api.session(), headers })).status;
}
