import { expect, it } from 'vitest';
import { PART_NAMES, parseOptions } from './options';

it('measures everything with 100 ms unless told', () => {
  const options = parseOptions([]);
  expect(options).toMatchObject({ parts: PART_NAMES, latencyMs: 100, isQuick: false });
  expect(options.out).toMatch(/test-results.bench\.json$/);
  expect(options.compare).toBeNull();
});

it('takes some parts, in the order asked for', () => {
  expect(parseOptions(['--only', 'server, weight', '--quick'])).toMatchObject({
    parts: ['server', 'weight'],
    isQuick: true,
  });
});

it('refuses what it does not know', () => {
  expect(() => parseOptions(['--only', 'speed'])).toThrow('no part "speed"');
  expect(() => parseOptions(['--latency', '-5'])).toThrow(/latency/);
  expect(() => parseOptions(['--latency', '10001'])).toThrow('from 0 to 10000');
  expect(() => parseOptions(['--fast'])).toThrow(/fast/);
});
