import { EditorPage } from './editor-page';
import { expect, test } from './fixtures';

const SEED = { name: 'Opened in time', skills: { magic_canvas: {} } };
const LINKED = 'Opened by a link';
const SKELETON = 'Reading the PAL and its skills';
const SLOW_MS = 2_500;

test.describe('a page that is opened by its address', () => {
  test('comes whole from a quick API, without scripts to put it together', async ({
    browser,
    baseURL,
    upstream,
  }) => {
    const palId = await upstream.createPal(SEED);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${baseURL}/pals/${palId}`);
    await expect(page.getByRole('heading', { level: 1, name: SEED.name })).toBeVisible();
    await expect(page.getByRole('switch', { name: 'Magic canvas' })).toBeVisible();
    await context.close();
  });

  test('shows its skeleton while the API is slow', async ({ page, upstream }) => {
    const palId = await upstream.createPal(SEED);
    await upstream.fault({
      path: `/v2/pals/${palId}/skills`,
      delayMs: SLOW_MS,
      answer: { kind: 'real' },
    });
    await page.goto(`/pals/${palId}`, { waitUntil: 'commit' });
    await expect(page.getByText(SKELETON)).toBeAttached();
    await expect(new EditorPage(page).switchOf('Magic canvas')).toBeChecked();
    await expect(page.getByText(SKELETON)).not.toBeAttached();
  });

  test('of a PAL that does not exist answers 404', async ({ request }) => {
    const answer = await request.get('/pals/p0-of-nobody', { headers: { accept: 'text/html' } });
    expect(answer.status()).toBe(404);
  });
});

test('a link to a slow page shows its skeleton, and the page before until then', async ({
  page,
  upstream,
}) => {
  const palId = await upstream.createPal({ ...SEED, name: LINKED });
  await upstream.fault({
    path: `/v2/pals/${palId}/skills`,
    delayMs: SLOW_MS,
    answer: { kind: 'real' },
  });
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Search PALs' }).fill(LINKED);
  await page.getByRole('link', { name: LINKED }).click();
  await expect(page.getByText(SKELETON)).toBeAttached();
  await expect(page).toHaveURL(new RegExp(`/pals/${palId}$`));
  await expect(new EditorPage(page).switchOf('Magic canvas')).toBeChecked();
});
