import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { Upstream } from './upstream/client';

/** All calls for 60 sets take 8 seconds, six at a time. */
const PALS = 60;
const EACH_MS = 800;

test('closing the list ends the reading of the skill sets', async ({ page, isolated }) => {
  await openSlowList(page, isolated);
  await page.close();
  await expectNoMoreCalls(isolated.upstream);
});

test('going on to a PAL ends the reading of the skill sets', async ({ page, isolated }) => {
  await openSlowList(page, isolated);
  await page.getByRole('link', { name: 'Slow PAL 1', exact: true }).click();
  await expectNoMoreCalls(isolated.upstream);
});

async function openSlowList(page: Page, { url, upstream }: { url: string; upstream: Upstream }) {
  for (let index = 1; index <= PALS; index += 1) {
    await upstream.createPal({ name: `Slow PAL ${index}`, skills: { internet_search: {} } });
  }
  await upstream.fault({
    method: 'GET',
    path: '/v2/pals/*',
    delayMs: EACH_MS,
    answer: { kind: 'real' },
  });
  await page.goto(`${url}/pals`);
  await expect(page.getByText(/^Loading [1-9]\d* of \d+$/)).toBeVisible();
}

async function expectNoMoreCalls(upstream: Upstream): Promise<void> {
  const sets = async () => {
    const paths = (await upstream.journal('/v2/pals/')).map(({ path }) => path);
    return paths.filter((path) => path.endsWith('/skills')).length;
  };
  // That nothing comes can only be seen over time.
  await wait(1_000);
  const before = await sets();
  expect(before).toBeLessThan(PALS);
  await wait(1_500);
  // The editor that was gone on to may read its own.
  expect(await sets()).toBeLessThanOrEqual(before + 1);
}
