import { request } from 'undici';
import { listedPals } from '@/lib/cli/sandbox-dashboard';
import { paths } from '@/lib/paths';
import { withApi, withDashboard } from './benched';
import { atMost, type Part } from './figure';
import { median } from './statistics';

const LATENCY_MS = 20;
/** Calls of one dashboard at the same time. */
const BOUND = 8;
const MAX_RATIO = 1.15;

/** Reads every skill set of an account once, as the list does, next to eight calls without a pause. */
export const reading: Part = async ({ isQuick }) => {
  const pals = isQuick ? 500 : 5_000;
  return withApi({ pals, latencyMs: LATENCY_MS }, (api) =>
    withDashboard(api, async (dashboard) => {
      const count = (await listedPals(dashboard)).length;
      await api.forgetCalls();
      const begun = performance.now();
      const { statusCode, body } = await request(new URL(paths.api.skillSets(), dashboard.url));
      const lines = (await body.text()).trim().split('\n');
      const taken = performance.now() - begun;
      const read = lines.filter((line) => line.includes('"ok":true')).length;
      if (statusCode !== 200 || read !== count) {
        throw new Error(`Of ${count} skill sets ${read} were read (status ${statusCode})`);
      }
      const calls = (await api.calls()).map(({ start, end }) => end - start);
      const ideal = (count * LATENCY_MS) / BOUND;
      return [
        {
          what: `reading ${count} skill sets at ${LATENCY_MS} ms a call, to the ideal`,
          value: taken / ideal,
          unit: '×',
          aim: atMost(MAX_RATIO),
          note: `${(taken / 1000).toFixed(1)} s to ${(ideal / 1000).toFixed(1)} s; a call took the API ${median(calls).toFixed(1)} ms, ${calls.length} calls in all`,
        },
      ];
    }),
  );
};
