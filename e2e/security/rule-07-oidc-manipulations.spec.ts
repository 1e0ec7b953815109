import type { OidcFailure } from '@/lib/auth/oidc/failure-words';
import { COOKIE_NAME } from '../session';
import { recordFigure } from './figures';
import { CLIENT_SECRET } from './identity-provider';
import { FURTHER, MANIPULATIONS, STRANGERS, type Manipulation } from './oidc-manipulations';
import { expect, test } from './oidc-stage';

// The outcomes are counted here, so one worker.
test.describe.configure({ mode: 'default' });

interface Outcome {
  readonly name: string;
  readonly hasSession: boolean;
  readonly calls: number;
}

interface Group {
  readonly title: string;
  readonly tries: Readonly<Record<string, Manipulation>>;
  readonly code: OidcFailure;
  /** For the table: "14 manipulated OpenID Connect sign-ins". */
  readonly what: string;
}

const GROUPS: readonly Group[] = [
  {
    title: 'a manipulated sign-in ends without a session and without a call',
    tries: MANIPULATIONS,
    code: 'oidc_failed',
    what: 'manipulated OpenID Connect sign-ins',
  },
  {
    title: 'a sign-in manipulated in further ways ends so too',
    tries: FURTHER,
    code: 'oidc_failed',
    what: 'further manipulations',
  },
  {
    title: 'a good sign-in of somebody who may not come in ends so too',
    tries: Object.fromEntries(
      Object.entries(STRANGERS).map(([name, account]) => [
        name,
        (page, stage) => stage.arriveAs(page, account),
      ]),
    ),
    code: 'oidc_not_allowed',
    what: 'sign-ins of people who are not on the list',
  },
];

for (const { title, tries, code, what } of GROUPS) {
  const count = Object.keys(tries).length;
  const outcomes: Outcome[] = [];

  test.describe(title, () => {
    for (const [name, manipulate] of Object.entries(tries)) {
      test(name, async ({ page, stage }) => {
        // Reads of the page before may not have ended yet.
        await expect.poll(() => stage.upstream.open('/')).toBe(0);
        const before = (await stage.upstream.journal('/')).length;
        await manipulate(page, stage);
        await stage.arrive(page);
        const answer = await page.request.get(`${stage.url}/api/pals`);
        const cookies = await page.context().cookies(stage.url);
        const hasSession = answer.ok() || cookies.some((cookie) => cookie.name === COOKIE_NAME);
        const calls = (await stage.upstream.journal('/')).length - before;
        outcomes.push({ name, hasSession, calls });
        expect(answer.status()).toBe(401);
        expect({ hasSession, calls }).toEqual({ hasSession: false, calls: 0 });
        await stage.expectRefused(page, code);
      });
    }

    test.afterAll(() => {
      const sessions = outcomes.filter(({ hasSession }) => hasSession).length;
      const calls = outcomes.reduce((sum, outcome) => sum + outcome.calls, 0);
      const holds = outcomes.length === count && sessions === 0 && calls === 0;
      recordFigure({
        rule: 7,
        tried: `${outcomes.length} of ${count} ${what}`,
        figure: `${sessions} sessions, ${calls} calls to the API`,
        limit: '0 sessions, 0 calls',
        holds,
      });
    });
  });
}

test('nothing of a token gets into the log, and who came in does', async ({ page, stage }) => {
  await stage.arriveAs(page, 'editor');
  await page.waitForURL(`${stage.url}/pals`);
  await expect.poll(() => stage.log()).toContain('editor@example.com');
  const log = stage.log();
  const found = [...stage.provider.secrets, CLIENT_SECRET].filter(
    (secret) => secret !== '' && log.includes(secret),
  );
  recordFigure({
    rule: 7,
    tried: `${stage.provider.secrets.length} codes, states and tokens searched in the log`,
    figure: `${found.length} found`,
    limit: '0 found',
    holds: found.length === 0,
  });
  expect(stage.provider.secrets.length).toBeGreaterThan(3);
  expect(found).toEqual([]);
});
