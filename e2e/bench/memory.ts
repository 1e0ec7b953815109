import { setTimeout as sleep } from 'node:timers/promises';
import { twoPals, withApi, withDashboard } from './benched';
import { atMost, Skipped, type Figure, type Part } from './figure';
import { load } from './load';
import { pagesOf } from './pages';
import { residentMb } from './process-facts';

const MAX_MB = 250;
/** Twice the same reading differs by as much. */
const NO_GROWTH_MB = 5;
const SETTLE_MS = 2_000;

/** What a fresh server holds that shows list and editor in turn. */
export const memory: Part = async ({ isQuick }) => {
  const views = isQuick ? 100 : 1_000;
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
};
