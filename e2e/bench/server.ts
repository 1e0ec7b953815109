import { randomUUID } from 'node:crypto';
import { paths } from '@/lib/paths';
import type { Dashboard } from '@/lib/cli/serve';
import { twoPals, withApi, withDashboard } from './benched';
import type { Figure, Part } from './figure';
import { load } from './load';
import { pagesOf } from './pages';
import { pinToOneCore } from './process-facts';

const LARGE = 5_000;

/** How much one core of the dashboard's server answers. */
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
  return [...sample, ...large];
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
