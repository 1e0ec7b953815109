import path from 'node:path';
import { freePort } from '@/lib/cli/ports';
import { ROOT } from '@/lib/cli/project';
import { paths } from '@/lib/paths';
import { EditorPage } from './editor-page';
import { closePages, expect, test } from './fixtures';
import { startRoundRobin } from './round-robin';
import { running } from './running';
import { logFile, startDashboardWith, tavusEnv } from './servers';
import { signedInState, testSignInEnv } from './session';

test('a conflict is shown although the instance that saves has a clock that is behind', async ({
  context,
  page,
  upstream,
}) => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const shared = { ...testSignInEnv(), APP_ORIGIN: origin, TRUSTED_PROXIES: '127.0.0.1' };
  const settings = { ...tavusEnv(running().proxyUrl), ...shared };
  const skewed = {
    ...settings,
    CLOCK_SKEW_MS: '-50000',
    NODE_OPTIONS: `--import=${path.join(ROOT, 'e2e/skewed-clock.mjs')}`,
  };
  const [reader, saver] = await Promise.all([
    startDashboardWith(settings, logFile('clock-right')),
    startDashboardWith(skewed, logFile('clock-behind')),
  ]);
  const balancer = await startRoundRobin(port, [reader.url, saver.url], ({ method }) =>
    method === 'POST' ? 1 : 0,
  );
  await context.addCookies((await signedInState(origin, 'editor')).cookies);

  const canvas = (usage_guidance: string) => ({ magic_canvas: { config: { usage_guidance } } });
  const palId = await upstream.createPal({ name: 'Skewed', skills: canvas('Old') });
  await page.goto(origin + paths.pal(palId));
  const editor = new EditorPage(page);
  const guidance = editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });
  await guidance.fill('Mine');
  await upstream.setSkills(palId, canvas('Theirs'));
  await editor.save();
  const merge = page.getByRole('dialog', { name: 'Merge changes' });
  await expect(merge).toContainText('Someone changed this PAL');
  expect(await upstream.puts(palId)).toEqual([]);
  await merge.getByRole('radio', { name: 'Keep mine' }).check();
  await merge.getByRole('button', { name: 'Save merged' }).click();
  await editor.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.saved).toHaveText(/^Saved: Usage guidance changed/);
  await expect(guidance).toHaveValue('Mine');

  await closePages(context);
  balancer.close();
  await Promise.all([reader.stop('SIGKILL'), saver.stop('SIGKILL')]);
});
