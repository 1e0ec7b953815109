import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { expect, it } from 'vitest';

/** Keeps some, and lets much more live for a while; prints the most the heap held, in bytes. */
const CHURN = `
  const { getHeapStatistics } = await import('node:v8');
  const make = () => Array.from({ length: 1_000 }, (_, index) => ({ index, text: 'x' + index }));
  const kept = Array.from({ length: 800 }, make);
  const recent = [];
  let most = 0;
  for (let round = 0; round < 12_000; round += 1) {
    recent.push(make());
    if (recent.length > 800) recent.shift();
    most = Math.max(most, getHeapStatistics().used_heap_size);
  }
  console.log(most, kept.length);
`;

function mostHeld(first: string): number {
  const args = ['--conditions=react-server', '--import=tsx', '--input-type=module'];
  const { stdout, stderr } = spawnSync(process.execPath, [...args, '-e', first + CHURN], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return Number(stdout.split(' ')[0]);
}

it('keeps the heap near what is in use, also where it is called after the start', () => {
  const heap = pathToFileURL(path.join(import.meta.dirname, 'heap.ts')).href;
  const kept = mostHeld(`const { keepHeapSmall } = await import('${heap}'); keepHeapSmall();`);
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(0.8 * mostHeld(''));
});
