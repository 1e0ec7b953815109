import type { Browser } from '@playwright/test';
import { listedPals } from '@/lib/cli/sandbox-dashboard';
import type { Dashboard } from '@/lib/cli/serve';
import { paths } from '@/lib/paths';
import type { ApiCall, BenchApi } from './api-process';
import { twoPals, withApi, withDashboard } from './benched';
import { timeOpening, USABLE, withBrowser, withPage } from './browser';
import { atMost, type Figure, type Part } from './figure';
import { leastRounds, longestChain, median } from './statistics';

/** The API's sample holds a few more than 20; it cannot be made smaller. */
const SMALL = 20;
const LARGE = 5_000;
const PALS_PER_PAGE = 100;
/** Calls of one dashboard at the same time. */
const BOUND = 8;
const MAX_RATIO = 1.3;

interface Opened {
  readonly ms: readonly number[];
  /** The calls of one opening. */
  readonly calls: readonly ApiCall[];
}

/**
 * From the navigation to a page that can be used, with a browser that has nothing cached. Then the
 * same with a slow API, next to what it takes without latency plus the rounds that cannot be saved.
 */
export const opening: Part = ({ isQuick, latencyMs }) =>
  withBrowser(async (browser) => {
    const times = isQuick ? 2 : 7;
    const figures: Figure[] = [];
    for (const pals of [SMALL, LARGE]) {
      const near = await openAll(browser, pals, 0, times);
      const far = await openAll(browser, pals, latencyMs, times);
      figures.push(
        plain(`list usable, ${pals} PALs, read before`, near.warmList),
        plain(`list usable, ${pals} PALs, first after the start`, near.firstList),
        plain(`editor usable, ${pals} PALs`, near.editor),
      );
      const listRounds = leastRounds([Math.ceil(pals / PALS_PER_PAGE), 1], BOUND);
      figures.push(
        ...distant(`list, ${pals} PALs`, latencyMs, listRounds, near.firstList, far.firstList),
        ...distant(`editor, ${pals} PALs`, latencyMs, 1, near.editor, far.editor),
      );
    }
    return figures;
  });

async function openAll(browser: Browser, pals: number, latencyMs: number, times: number) {
  return withApi({ pals, latencyMs }, async (api) => {
    const firstList = await firstLists(browser, api, times);
    return withDashboard(api, async (dashboard) => {
      const [palId] = await twoPals(dashboard);
      const open = (path: string, what: keyof typeof USABLE) =>
        repeat(times, () => openOnce(browser, api, dashboard, path, what));
      return {
        firstList,
        warmList: await open(paths.pals(), 'list'),
        editor: await open(paths.pal(palId), 'editor'),
      };
    });
  });
}

/** The list is kept once it was read, so each first reading takes a server of its own. */
async function firstLists(browser: Browser, api: BenchApi, times: number): Promise<Opened> {
  const [known] = await withDashboard(api, listedPals);
  if (known === undefined) throw new Error('The API lists no PAL');
  return repeat(times, () =>
    withDashboard(api, async (dashboard) => {
      // The server's code is loaded by then, but for the list's own; nothing of the list is known.
      await fetch(new URL(paths.pal(known.pal_id), dashboard.url)).then((page) => page.text());
      return openOnce(browser, api, dashboard, paths.pals(), 'list');
    }),
  );
}

interface Once {
  readonly ms: number;
  readonly calls: readonly ApiCall[];
}

async function openOnce(
  browser: Browser,
  api: BenchApi,
  { url }: Dashboard,
  path: string,
  what: keyof typeof USABLE,
): Promise<Once> {
  return withPage(browser, url, async (page) => {
    await api.forgetCalls();
    const ms = await timeOpening(page, path, USABLE[what]);
    return { ms, calls: (await api.calls()).filter(({ path: asked }) => isFor(what, asked)) };
  });
}

/** What the page itself hangs on: the skill sets of a list come after it. */
function isFor(what: keyof typeof USABLE, path: string): boolean {
  return what === 'editor' || path.startsWith('/v2/pals?');
}

/** The first opening is not counted: it loads code on both sides. */
async function repeat(times: number, open: () => Promise<Once>): Promise<Opened> {
  await open();
  const all: Once[] = [];
  for (let index = 0; index < times; index += 1) all.push(await open());
  return { ms: all.map(({ ms }) => ms), calls: all.at(-1)?.calls ?? [] };
}

function plain(what: string, { ms }: Opened): Figure {
  return {
    what,
    value: median(ms),
    unit: 'ms',
    note: `slowest of ${ms.length}: ${whole(Math.max(...ms))}`,
  };
}

/** @param rounds how often a reader of this page has to wait for the API, at least */
function distant(
  what: string,
  latencyMs: number,
  rounds: number,
  near: Opened,
  far: Opened,
): Figure[] {
  if (latencyMs === 0) return [];
  const least = median(near.ms) + rounds * latencyMs;
  const taken = median(far.ms);
  const seen = longestChain(far.calls);
  return [
    {
      what: `${what} with ${latencyMs} ms latency, to the least`,
      value: taken / least,
      unit: '×',
      aim: atMost(MAX_RATIO),
      note: `${whole(taken)} to ${whole(median(near.ms))} + ${rounds} × ${latencyMs} ms; ${far.calls.length} calls, the longest chain seen: ${seen}`,
    },
  ];
}

function whole(ms: number): string {
  return `${Math.round(ms)} ms`;
}
