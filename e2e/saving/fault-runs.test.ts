import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFaults } from './fault-runs';
import { startWatchedApi, type WatchedApi } from './watched-api';

const RUNS = 500;

let api: WatchedApi;
beforeAll(async () => {
  api = await startWatchedApi({ withProxy: true });
});
afterAll(() => api.close());

it('"Saved" is never said falsely, nor anything sent twice, in 500 runs of random faults', async () => {
  const figures = await runFaults(api, RUNS, 500);
  expect(figures).toMatchObject({
    runs: RUNS,
    false_saved: 0,
    false_not_saved: 0,
    false_not_sent: 0,
    sent_twice: 0,
  });
  // Every way a save can end was met.
  expect(Object.keys(figures.outcomes).sort()).toEqual([
    'changed_after',
    'conflict',
    'not_saved',
    'not_sent',
    'saved',
    'stored_differently',
    'unknown',
  ]);
}, 120_000);
