import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { paths } from '@/lib/paths';
import type { Dashboard } from '@/lib/cli/serve';
import { twoPals, withApi, withDashboard } from './benched';
import { atMost, Skipped, type Figure, type Part } from './figure';
import { load } from './load';
import { pagesOf } from './pages';
import { pinToOneCore, residentMb } from './process-facts';

const LARGE = 5_000;
const MAX_MB = 250;
/** Twice the same reading differs by as much. */
const NO_GROWTH_MB = 5;
const SETTLE_MS = 2_000;

/** How much one core of the dashboard's server answers, and the memory that takes. */
export const server: Part = async ({ isQuick }) => {
  const size = isQuick ? { count: 24, maxMs: 5_000 } : { count: 1_000, maxMs: 8_000 };
  const sample = await withApi({}, (api) =>
    withDashboard(api, async (dashboard) =>
      answerRates(dashboard, targetsOf(await twoPals(dashboard)), '', size),
    ),
  );
  const large = await withApi({ pals: LARGE, documents: LARGE }, (api) =>
    withDashboard(api, async (dashboard) => {
      const [palId] = await twoPals(dashboard);
      const { list, attachments } = pagesOf([palId, palId]);
      const targets = {
        'page list': list,
        'page attachments': attachments,
        [paths.api.pals()]: paths.api.pals(),
        [paths.api.skillSets()]: paths.api.skillSets(),
      };
      return answerRates(dashboard, targets, `, ${LARGE} PALs`, size);
    }),
  );
  return [...sample, ...large, ...(await memory(isQuick ? 100 : 1_000))];
};

function targetsOf(pals: readonly [string, string]): Record<string, string> {
  const [palId] = pals;
  const pages = Object.entries(pagesOf(pals)).map(([name, path]) => [`page ${name}`, path]);
  return {
    ...Object.fromEntries(pages),
    [paths.api.pals()]: paths.api.pals(),
    '/api/pals/{id}/editor': paths.api.editor(palId),
    '/api/pals/{id}/skills': paths.api.palSkills(palId),
    [paths.api.skillSets()]: paths.api.skillSets(),
    '/api/skills': paths.api.skills(),
    '/api/skill-sets/wanted': paths.api.wantedSkillSets(pals),
    '/api/documents': paths.api.documents('', 0),
    '/api/documents/lookup': paths.api.documentLookup(['d0-unknown']),
    '/api/pals/{id}/saves/{id}': paths.api.save(palId, randomUUID()),
    '/api/attachments/export': paths.api.attachmentsExport('?format=csv'),
    '/api/session': paths.api.session(),
  };
}

async function answerRates(
  { url, pid }: Dashboard,
  targets: Readonly<Record<string, string>>,
  suffix: string,
  size: { readonly count: number; readonly maxMs: number },
): Promise<Figure[]> {
  const isPinned = pinToOneCore(pid);
  const figures: Figure[] = [];
  for (const [name, path] of Object.entries(targets)) {
    if (!(await isThere(url, path))) continue;
    await load(url, [path], { count: 16, maxMs: size.maxMs });
    const { perSecond, p95, count } = await load(url, [path], size);
    const core = isPinned ? '' : '; not held to one core';
    figures.push({
      what: `${name}${suffix}, requests a second`,
      value: perSecond,
      unit: '/s',
      note: `p95 ${p95.toFixed(0)} ms, 8 at a time, ${count} requests${core}`,
    });
  }
  return figures;
}

/** Routes come and go with the ways to sign in. */
async function isThere(url: string, path: string): Promise<boolean> {
  const response = await fetch(new URL(path, url));
  await response.arrayBuffer();
  if (![200, 404].includes(response.status)) throw new Error(`${path} answered ${response.status}`);
  return response.status === 200;
}

/** Of a fresh server that shows list and editor in turn. */
async function memory(views: number): Promise<Figure[]> {
  return withApi({}, (api) =>
    withDashboard(api, async (dashboard) => {
      const { list, editor } = pagesOf(await twoPals(dashboard));
      const measure = async () => {
        await sleep(SETTLE_MS);
        const mb = residentMb(dashboard.pid);
        if (mb === null) throw new Skipped('Memory is read from /proc, which is not there.');
        return mb;
      };
      const view = () => load(dashboard.url, [list, editor], { count: views, maxMs: 600_000 });
      const atRest = await measure();
      await view();
      const once = await measure();
      await view();
      const twice = await measure();
      const figure = (what: string, value: number, limit: number): Figure => ({
        what: `memory ${what}`,
        value,
        unit: 'MB',
        aim: atMost(limit),
      });
      return [
        figure('at rest', atRest, MAX_MB),
        figure(`after ${views} views`, once, MAX_MB),
        figure(`after ${2 * views} views`, twice, MAX_MB),
        figure(`grown from view ${views} to ${2 * views}`, twice - once, NO_GROWTH_MB),
      ];
    }),
  );
}
