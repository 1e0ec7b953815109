import { afterAll, beforeAll, expect, it } from 'vitest';
import { Random } from '@/lib/sandbox/sample/random';
import { interleave } from './interleavings';
import { startWatchedApi, type WatchedApi } from './watched-api';

const RUNS = 2_000;
const SEED = 20_261_123;

let api: WatchedApi;
beforeAll(async () => {
  api = await startWatchedApi({ jitter: new Random(SEED) });
}, 120_000);
afterAll(() => api.close());

it('two editors and an outside writer at once lose no skill that nobody touched, in 2,000 runs', async () => {
  const figures = await interleave(api, RUNS, SEED);
  expect(figures).toMatchObject({
    runs: RUNS,
    untouched_lost: 0,
    sent_on_old: 0,
    false_saved: 0,
    sent_in_conflict: 0,
    other: 0,
  });
  // Without these nothing was tried.
  expect(figures.saved).toBeGreaterThan(RUNS);
  expect(figures.conflicts).toBeGreaterThan(RUNS);
  expect(figures.outside_writes).toBeGreaterThan(RUNS);
}, 120_000);
