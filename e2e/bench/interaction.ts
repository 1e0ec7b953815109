import type { Page } from '@playwright/test';
import { paths } from '@/lib/paths';
import { SAMPLE_REGISTRY } from '@/lib/sandbox/sample/registry';
import { withApi, withDashboard } from './benched';
import { timeOpening, USABLE, withBrowser, withPage } from './browser';
import { atMost, type Figure, type Part } from './figure';
import { frameTimes, watchInteractions } from './page-clock';
import { LEAST_REPORTED_MS, percentile } from './statistics';

const SKILLS = 200;
const PALS = 5_000;
const PROMPT_LENGTH = 20_000;
const MAX_MS = 50;
const WORDS = ['sales', 'host', 'p0', 'coach', 'Showroom', 'zzz'];

/** What somebody feels: from a click or a key to the next picture, and pictures while scrolling. */
export const interaction: Part = ({ isQuick }) =>
  withBrowser(async (browser) => {
    const times = isQuick ? 8 : 60;
    const inEditor = await withApi({}, async (api) => {
      for (let index = 0; index < SKILLS - SAMPLE_REGISTRY.length; index += 1) {
        const skill_id = `acme_skill_${index}`;
        await api.addSkill({
          skill_id,
          display_name: `Acme ${index}`,
          description: 'Does one thing well.',
        });
      }
      const prompt = 'Show the second page when prices come up. '.repeat(PROMPT_LENGTH / 42 + 1);
      const palId = await api.addPal('Measured', {
        presentation: { config: { prompt: prompt.slice(0, PROMPT_LENGTH), document_ids: [] } },
      });
      return withDashboard(api, ({ url }) =>
        withPage(browser, url, async (page) => {
          await timeOpening(page, paths.pal(palId), USABLE.editor);
          const cards = await page.locator('[data-skill-id]').count();
          return [
            ...delays(
              `switching a skill among ${SKILLS}`,
              await switchSkills(page, times),
              `${cards} cards`,
            ),
            ...delays(
              `typing in a prompt of ${PROMPT_LENGTH} characters`,
              await typePrompt(page, times),
            ),
          ];
        }),
      );
    });
    const inList = await withApi({ pals: PALS }, (api) =>
      withDashboard(api, ({ url }) =>
        withPage(browser, url, async (page) => {
          await timeOpening(page, paths.pals(), USABLE.list);
          // Reading thousands of skill sets is a phase of its own; what is asked for is the rest.
          await page
            .getByText(/^Loading [\d,]+ of [\d,]+$/)
            .waitFor({ state: 'hidden', timeout: 120_000 });
          return [
            ...delays(`searching ${PALS} rows`, await search(page, isQuick ? 2 : 6)),
            ...delays(`scrolling ${PALS} rows, a picture`, await scroll(page, times)),
          ];
        }),
      ),
    );
    return [...inEditor, ...inList];
  });

async function switchSkills(page: Page, times: number): Promise<number[]> {
  const switches = page.getByRole('switch', { name: /^Attach Acme/ });
  await switches.first().click();
  const stop = await watchInteractions(page);
  for (let index = 1; index <= times; index += 1) await switches.nth(index % 100).click();
  return stop(times);
}

async function typePrompt(page: Page, times: number): Promise<number[]> {
  const prompt = page.getByRole('textbox', { name: 'Prompt' });
  await prompt.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Warm ', { delay: 40 });
  const stop = await watchInteractions(page);
  await page.keyboard.type('abcde '.repeat(Math.ceil(times / 6)).slice(0, times), { delay: 40 });
  return stop(times);
}

async function search(page: Page, rounds: number): Promise<number[]> {
  const box = page.getByRole('textbox', { name: 'Search PALs' });
  await box.click();
  const stop = await watchInteractions(page);
  let keys = 0;
  for (const word of WORDS.slice(0, rounds)) {
    await page.keyboard.type(word, { delay: 60 });
    for (let left = word.length; left > 0; left -= 1) await page.keyboard.press('Backspace');
    keys += 2 * word.length;
  }
  return stop(keys);
}

async function scroll(page: Page, times: number): Promise<number[]> {
  await page.mouse.move(700, 600);
  const stop = await frameTimes(page);
  for (let index = 0; index < times; index += 1) await page.mouse.wheel(0, 700);
  return stop();
}

function delays(what: string, values: readonly number[], note?: string): Figure[] {
  const p75 = percentile(values, 0.75);
  const atLeastReported =
    p75 <= LEAST_REPORTED_MS ? `p75 at most ${LEAST_REPORTED_MS} ms` : `p75 ${p75.toFixed(0)} ms`;
  const words = [
    atLeastReported,
    `longest of ${values.length}: ${Math.max(...values).toFixed(0)} ms`,
    note,
  ];
  return [
    {
      what: `${what}, p98`,
      value: percentile(values, 0.98),
      unit: 'ms',
      aim: atMost(MAX_MS),
      note: words.filter((word) => word !== undefined).join('; '),
    },
  ];
}
