import { z } from 'zod';
import { sealSession } from '@/lib/auth/seal';
import { paths } from '@/lib/paths';
import { COOKIE_NAME, newTestSession, TEST_SESSION_SECRET } from '../session';
import { expect, test } from './oidc-stage';

test.describe('signing in at the identity provider', () => {
  test('leads an editor back to where they were', async ({ page, stage }) => {
    const back = `/pals/${await stage.upstream.createPal({ name: 'Single sign-on' })}`;
    await page.goto(stage.url + back);
    await page.getByRole('link', { name: 'Continue with single sign-on' }).click();
    await stage.signInAs(page, 'editor');
    await page.waitForURL(stage.url + back);
    await expect(page.getByRole('heading', { name: 'Single sign-on' })).toBeVisible();
    expect(await stage.session(page)).toMatchObject({
      user: { id: 'oidc:editor', name: 'editor@example.com' },
      role: 'editor',
      method: 'oidc',
    });
    expect(await stage.transactions(page.context())).toEqual([]);
  });

  test('gives everybody of a domain the role of the domain', async ({ page, stage }) => {
    await stage.begin(page);
    await stage.signInAs(page, 'viewer');
    await page.waitForURL(`${stage.url}/pals`);
    expect(await stage.session(page)).toMatchObject({
      user: { id: 'oidc:viewer', name: 'somebody@example.org' },
      role: 'viewer',
    });
  });

  test('sets a cookie that no script reads and no other site sends', async ({ page, stage }) => {
    await stage.begin(page);
    const [transaction] = await stage.transactions(page.context());
    expect(transaction).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    await stage.signInAs(page, 'editor');
    await page.waitForURL(`${stage.url}/pals`);
    const cookies = await page.context().cookies(stage.url);
    expect(cookies.find(({ name }) => name === COOKIE_NAME)).toMatchObject({
      httpOnly: true,
      sameSite: 'Strict',
    });
  });

  test('works in two tabs at once', async ({ page, context, stage }) => {
    const other = await context.newPage();
    await stage.begin(page, '/pals?q=first');
    await stage.begin(other, '/pals?q=second');
    await stage.signInAs(page, 'editor');
    await page.waitForURL(`${stage.url}/pals?q=first`);
    await stage.signInAs(other, 'editor');
    await other.waitForURL(`${stage.url}/pals?q=second`);
  });

  test('leaves no more than five sign-ins under way in a browser', async ({ page, stage }) => {
    for (let count = 0; count < 8; count += 1) await stage.begin(page);
    expect(await stage.transactions(page.context())).toHaveLength(5);
    await stage.signInAs(page, 'editor');
    await page.waitForURL(`${stage.url}/pals`);
  });

  test('never leads to another site', async ({ page, stage }) => {
    for (const back of [
      'https://evil.test/',
      '//evil.test',
      '/\\evil.test',
      'javascript:alert(1)',
    ]) {
      // A page that still reads would be refused without its cookies, and say so in the console.
      await page.goto('about:blank');
      await page.context().clearCookies();
      await stage.begin(page, back);
      await stage.signInAs(page, 'editor');
      await page.waitForURL(`${stage.url}/pals`);
    }
  });

  test('can be given up, and the sign-in page says so', async ({ page, stage }) => {
    await stage.begin(page, '/pals?q=later');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await stage.expectRefused(page, 'oidc_refused');
    expect(new URL(page.url()).searchParams.get('back')).toBe('/pals?q=later');
  });

  test('takes a good ID token that was signed anew: forgeries fail for what is forged', async ({
    page,
    stage,
  }) => {
    stage.provider.forgeNext((claims, { sign }) =>
      sign({ ...claims, email: 'editor@example.com', email_verified: true }),
    );
    await stage.begin(page);
    await stage.signInAs(page, 'editor');
    await page.waitForURL(`${stage.url}/pals`);
    expect(await stage.session(page)).toMatchObject({ role: 'editor' });
  });
});

test('who is taken off the list is out, and a role follows the list, with a session that runs', async ({
  page,
  stage,
}) => {
  const roles: Record<string, string | null> = {};
  for (const name of ['gone@example.net', 'somebody@example.org', 'editor@example.com']) {
    const session = newTestSession('editor', { id: `oidc:${name}`, name });
    const credential = stage.credential();
    const sealed = await sealSession(
      { ...session, method: 'oidc', credential },
      TEST_SESSION_SECRET,
    );
    const cookie = `${COOKIE_NAME}=${sealed}`;
    const answer = await page.request.get(stage.url + paths.api.session(), {
      headers: { cookie },
    });
    roles[name] = answer.ok()
      ? z.object({ role: z.string() }).parse(await answer.json()).role
      : null;
  }
  expect(roles).toEqual({
    'gone@example.net': null,
    'somebody@example.org': 'viewer',
    'editor@example.com': 'editor',
  });
});
