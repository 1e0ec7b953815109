import type { Browser, BrowserContext, Page } from '@playwright/test';
import { newId } from '@/lib/new-id';
import { dragOver } from '../drag';
import { EditorPage } from '../editor-page';
import { expect, FAILED_REQUEST, test } from '../fixtures';
import { logFile, startDashboardWith } from '../servers';
import { signedInState } from '../session';
import type { Upstream } from '../upstream/client';
import { recordFigure } from './figures';
import { watchViolations } from './violations';

const PDF = { document_url: 'https://files.test/deck.pdf', status: 'ready' };
const UNKNOWN_SKILL = 'live_captions';

/** A step of the crawl: what it looks at, for the figure, and how it gets there. */
type Step = readonly [view: string, go: () => Promise<unknown>];

/** Walks, and holds that neither the policy nor the console had anything to say. */
async function crawl(context: BrowserContext, steps: readonly Step[]): Promise<void> {
  const violations = await watchViolations(context);
  for (const [view, go] of steps) {
    await test.step(view, go);
  }
  recordFigure({
    rule: 8,
    tried: `${steps.length} views: ${steps.map(([view]) => view).join(', ')}`,
    figure: `${violations.length} violations`,
    limit: '0',
    holds: violations.length === 0,
  });
  expect(violations).toEqual([]);
}

async function createRichPal(upstream: Upstream, name: string): Promise<string> {
  const deck = await upstream.createDocument({ document_name: `${name} one`, ...PDF });
  const second = await upstream.createDocument({ document_name: `${name} two`, ...PDF });
  return upstream.createPal({
    name,
    skills: {
      presentation: { config: { document_ids: [deck, second, 'd0-000000000000'], prompt: 'Old' } },
      magic_canvas: { config: { components: { scheduling_embed: {}, hologram: { depth: 1 } } } },
      [UNKNOWN_SKILL]: { config: { tenant: 'x' } },
    },
  });
}

const canvasText = (editor: EditorPage) =>
  editor.card('magic_canvas').getByRole('textbox', { name: 'Usage guidance' });

test('neither list, editor, picker nor review breaks the content policy', async ({
  page,
  context,
  upstream,
}) => {
  // Its own name: a try before this one may have left its PAL and its documents.
  const name = `Osprey ${newId().slice(0, 8)}`;
  const palId = await createRichPal(upstream, name);
  const editor = new EditorPage(page);
  const presentation = editor.card('presentation');
  await crawl(context, [
    ['redirect to the list', () => page.goto('/')],
    ['list', () => expect(page.getByText(palId).first()).toBeVisible()],
    ['search', () => page.getByRole('textbox', { name: 'Search PALs' }).fill(name)],
    [
      'editor by a link',
      async () => {
        await page.getByRole('link', { name, exact: true }).click();
        await expect(presentation).toBeVisible();
      },
    ],
    [
      'editor by its address',
      async () => {
        // Else only the part behind the "#" would change, and no document be opened.
        await page.goto('about:blank');
        await editor.open(palId, UNKNOWN_SKILL);
      },
    ],
    ['every form', () => openEveryForm(editor)],
    [
      'hover card of a time',
      async () => {
        await editor.card('magic_canvas').locator('time').first().hover();
        await editor.card('magic_canvas').locator('time').first().focus();
      },
    ],
    [
      'document picker',
      async () => {
        await presentation.getByRole('combobox', { name: 'Add documents' }).fill(name);
        await expect(page.getByRole('option', { name: `${name} two` })).toBeVisible();
        await page.keyboard.press('Escape');
      },
    ],
    ['order by keyboard and by drag', () => reorder(page, editor)],
    ['a fault in raw JSON', () => breakAndMendJson(editor)],
    ['skill switched off', () => editor.switchOf('Magic canvas').click()],
    ['skill switched on', () => editor.switchOf('Internet search').click()],
    [
      'review with the exact request',
      async () => {
        await presentation.getByRole('textbox', { name: 'Prompt' }).fill('New words');
        const dialog = await editor.review();
        await dialog.getByText('API request').click();
        await page.keyboard.press('Escape');
      },
    ],
    ['leave with unsaved work', () => askToLeave(page)],
    ['reload with unsaved work', () => reloadWithDraft(page, editor)],
    ['dark theme', () => page.emulateMedia({ colorScheme: 'dark' })],
    [
      'save',
      async () => {
        await presentation.getByRole('button', { name: 'Remove d0-000000000000' }).click();
        await editor.saveWell();
      },
    ],
  ]);
});

async function openEveryForm(editor: EditorPage): Promise<void> {
  for (const [skill, field] of [
    ['presentation', 'Prompt'],
    ['magic_canvas', 'Usage guidance'],
    [UNKNOWN_SKILL, 'Config (JSON)'],
  ] as const) {
    await expect(editor.card(skill).getByRole('textbox', { name: field })).toBeVisible();
  }
}

async function reorder(page: Page, editor: EditorPage): Promise<void> {
  const grips = editor.card('presentation').getByRole('button', { name: /^Reorder / });
  // Each key once the one before was heard: faster ones are lost, which leaves a document lifted.
  await grips.first().focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/^Picked up /)).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText(/ is at position 2 of 3/)).toBeAttached();
  await page.keyboard.press('Space');
  await expect(page.getByText(/^Moved .* to position 2/)).toBeAttached();
  await dragOver(page, grips.nth(2), grips.first());
  await expect(page.getByText(/ is at position 1 of 3/)).toBeAttached();
  await page.mouse.up();
  await expect(page.getByText(/^Moved .* to position 1/)).toBeAttached();
  await untilLetGo(page);
}

/**
 * For 50 ms after a drop dnd-kit takes every selection away, and with it what a script types by
 * then; no hand is that fast. Waits until a selection stays.
 */
async function untilLetGo(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        getSelection()?.selectAllChildren(document.body);
        await new Promise((resolve) => setTimeout(resolve, 20));
        return getSelection()?.type;
      }),
    )
    .toBe('Range');
}

async function breakAndMendJson(editor: EditorPage): Promise<void> {
  const config = editor.card(UNKNOWN_SKILL).getByRole('textbox', { name: 'Config (JSON)' });
  await config.fill('{\n"tenant": }');
  await expect(config).toHaveAttribute('aria-invalid', 'true');
  await config.fill('{"tenant": "y"}');
}

async function askToLeave(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'PAL Skills' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
}

async function reloadWithDraft(page: Page, editor: EditorPage): Promise<void> {
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  const offer = page.getByRole('region', { name: 'Edits that were never saved' });
  await offer.getByRole('button', { name: 'Restore' }).click();
  await expect(editor.reviewButton).toBeVisible();
}

test('nor does a conflict', async ({ page, context, browser, baseURL, upstream }) => {
  const palId = await createRichPal(upstream, 'Merlin');
  const mine = new EditorPage(page);
  await crawl(context, [
    [
      'editor with an edit',
      async () => {
        await mine.open(palId);
        await canvasText(mine).fill('Mine');
      },
    ],
    ['conflict dialog', () => meetAnother(browser, baseURL, palId, mine)],
    [
      'replacing everything',
      () => page.getByRole('button', { name: 'Overwrite with my changes' }).click(),
    ],
  ]);
});

/** Somebody else saves the same field, then so do we. */
async function meetAnother(
  browser: Browser,
  url: string | undefined,
  palId: string,
  mine: EditorPage,
): Promise<void> {
  if (url === undefined) throw new Error('There is no dashboard to open.');
  const storageState = await signedInState(url, 'editor');
  const other = await browser.newContext({ baseURL: url, storageState });
  const theirs = new EditorPage(await other.newPage());
  await theirs.open(palId);
  await canvasText(theirs).fill('Theirs');
  await theirs.saveWell();
  await other.close();
  await mine.save();
  await expect(
    canvasText(mine).page().getByRole('dialog', { name: 'Merge changes' }),
  ).toBeVisible();
}

test.describe('with failed requests', () => {
  test.use({ allowedConsole: [FAILED_REQUEST] });

  test('nor do pages of what is not there', async ({ page, context, baseURL }) => {
    const notFound = () => expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const visit = (path: string) => async () => {
      await page.goto(path);
      await notFound();
    };
    await crawl(context, [
      ['no page', visit('/nowhere')],
      ['no PAL', visit('/pals/p000000000000')],
      ['an unreadable path', visit('/%E0%A4%A')],
      ['doubled slashes', visit(`${baseURL}//nowhere//at/all`)],
      ['the error document of the framework', () => page.goto('/_global-error')],
    ]);
  });
});

test.describe('where the page breaks', () => {
  test.use({ allowedConsole: [/broken on purpose/] });

  test('nor does the error page', async ({ page, context, upstream }) => {
    await upstream.createPal({ name: 'Kite' });
    await crawl(context, [
      [
        'error page',
        async () => {
          await page.goto('/pals');
          const search = page.getByRole('textbox', { name: 'Search PALs' });
          await expect(search).toBeEditable();
          await search.focus();
          await page.evaluate(() => {
            String.prototype.normalize = () => {
              throw new Error('broken on purpose');
            };
          });
          // Not into a field: skills that come in meanwhile may have broken the page before.
          await page.keyboard.type('ki');
          const heading = page.getByRole('heading', { name: 'Something broke in the dashboard' });
          await expect(heading).toBeVisible();
        },
      ],
    ]);
  });
});

test.describe('without a session', () => {
  test.use({ role: null });

  test('nor does the sign-in', async ({ page, context }) => {
    await crawl(context, [
      ['redirect to the sign-in', () => page.goto('/pals')],
      ['sign-in', () => expect(page).toHaveURL(/\/sign-in\?back=/)],
      ['sign-in refused', () => signInWith(page, 'a wrong password of the tests')],
    ]);
  });
});

async function signInWith(page: Page, password: string): Promise<void> {
  const field = page.getByLabel('Password', { exact: true });
  await field.fill(password);
  await field.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
}

test('nor does a list of many PALs, of which a part is drawn', async ({ page, context }) => {
  const many = await startDashboardWith({ SANDBOX_PALS: '400' }, logFile('many-pals'));
  try {
    await crawl(context, [
      ['the first rows of 400', () => page.goto(`${many.url}/pals`)],
      [
        'the room of the others, before any script has run',
        async () => {
          const html = await (await page.request.get(`${many.url}/pals`)).text();
          expect(html).toMatch(/<td colSpan="6" height="\d{4,}"/);
        },
      ],
      ['the last row', () => page.keyboard.press('End')],
    ]);
  } finally {
    // It may still be reading skills: the server's end would be an error to it.
    await page.close();
    await many.stop('SIGKILL');
  }
});

/** What somebody would want to get into a page of the server. */
const INJECTED = `
  <p id="styled" style="color: rgb(1, 2, 3)"></p>
  <style>#styled { background: rgb(1, 2, 3) }</style>
  <script>window.hasRun = 1</script>
  <script src="https://elsewhere.test/a.js"></script>
  <script src="/_next/static/a.js"></script>
  <img src="https://elsewhere.test/a.png" onerror="window.hasRun = 2">
  <iframe src="/pals"></iframe>
  <object data="/icon.svg"></object>
  <base href="https://elsewhere.test/">`;

test.describe('the watch itself', () => {
  test.use({ allowedConsole: [/Content Security Policy|Minified React error|Trusted/] });

  test('sees what the policy forbids in a page of the server, and none of it has an effect', async ({
    page,
    context,
  }) => {
    const violations = await watchViolations(context);
    // The document alone: a read under way at the test's end would be an error of the test.
    const isDocument = ({ pathname }: URL) => pathname === '/pals';
    await page.route(isDocument, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('</body>', `${INJECTED}</body>`);
      await route.fulfill({ response, body });
    });
    await page.goto('/pals');
    const directives = () => new Set(violations.map((violation) => violation.split(' ')[0]));
    const seen = [
      ...['base-uri', 'frame-src', 'img-src', 'object-src'],
      ...['script-src-attr', 'script-src-elem', 'style-src-attr', 'style-src-elem'],
    ];
    await expect.poll(() => [...directives()].sort()).toEqual(seen);
    const hasRun = await page.evaluate(() => Reflect.get(window, 'hasRun') ?? null);
    const styled = page.locator('#styled');
    recordFigure({
      rule: 8,
      tried:
        'scripts, styles, an image, a frame, an object and a base put into a page of the server',
      figure: `${directives().size} kinds reported, ${hasRun === null ? 0 : 1} scripts ran`,
      limit: `${seen.length} kinds, 0 scripts`,
      holds: directives().size === seen.length && hasRun === null,
    });
    expect(hasRun).toBeNull();
    for (const property of ['color', 'background-color']) {
      await expect(styled).not.toHaveCSS(property, 'rgb(1, 2, 3)');
    }
  });

  test('sees text that is about to become markup or code in the browser, and stops it', async ({
    page,
    context,
  }) => {
    const violations = await watchViolations(context);
    await page.goto('/pals');
    await expect(page.getByRole('textbox', { name: 'Search PALs' })).toBeEditable();
    const outcomes = await page.evaluate(() => {
      const script = () => document.body.appendChild(document.createElement('script'));
      const tries: Record<string, () => unknown> = {
        markup: () => (document.body.innerHTML = '<img src=x>'),
        adjacent: () => document.body.insertAdjacentHTML('beforeend', '<img src=x>'),
        parser: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
        frame: () => (document.createElement('iframe').srcdoc = '<b>x</b>'),
        eval: () => Reflect.get(window, 'eval')('1'),
        timer: () => Reflect.apply(setTimeout, window, ['1']),
        'script by text': () => (script().textContent = 'window.hasRun = 1'),
        'script by address': () => (script().src = 'https://elsewhere.test/a.js'),
      };
      const all = () =>
        Object.entries(tries).map(([name, attempt]) => {
          try {
            attempt();
            return `${name}: done`;
          } catch (error) {
            return `${name}: ${error instanceof Error ? error.name : 'thrown'}`;
          }
        });
      // What the test runs itself may use `eval`; what it leaves for later is the page's.
      return new Promise<string[]>((resolve) => setTimeout(() => resolve(all())));
    });
    const hasRun = await page.evaluate(() => Reflect.get(window, 'hasRun') ?? null);
    const stopped = outcomes.filter((outcome) => !outcome.endsWith(': done'));
    recordFigure({
      rule: 8,
      tried: 'text put into 8 sinks: markup, frames, eval, timers, scripts',
      figure: `${stopped.length} stopped`,
      limit: '8',
      holds: stopped.length === outcomes.length && hasRun === null,
    });
    expect(stopped).toEqual(outcomes);
    expect(hasRun).toBeNull();
    expect(violations.length).toBeGreaterThanOrEqual(outcomes.length);
  });
});
