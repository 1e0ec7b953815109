import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '@/lib/cli/project';
import { KILL_MS, STOP_MS } from './stop-times';
import { longestSaveMs, SAVE_TIMING } from './tavus/settle-save';

it('a stop waits longer than the longest save, and is ended by force later than that', () => {
  expect(STOP_MS).toBeGreaterThan(longestSaveMs(SAVE_TIMING));
  expect(KILL_MS).toBeGreaterThan(STOP_MS);
  // It is loaded into children before anything of the project can be.
  const exit = readFileSync(path.join(ROOT, 'lib/cli/exit-with-parent.mjs'), 'utf8');
  expect(Number(/KILL_MS = ([\d_]+)/.exec(exit)?.[1]?.replaceAll('_', ''))).toBe(KILL_MS);
});
