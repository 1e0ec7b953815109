import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonNodes } from '@/lib/json/arbitraries';
import { parseJson } from '@/lib/json/parse';
import { printJson } from '@/lib/json/print';
import { isTooDeep, MAX_CONFIG_DEPTH } from './depth';

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

function isDeep(text: string, maxDepth?: number): boolean {
  const config = parseJson(text);
  if (!config.ok) throw new Error(config.error.message);
  return isTooDeep(config.value, maxDepth);
}

it('a config is too deep exactly where no answer with it could be read', () => {
  // The API's answer wraps a config three times: {"data": {SKILL_ID: {"config": ...}}}.
  const answer = (config: string) => parseJson(`{"data":{"x":{"config":${config}}}}`).ok;
  for (const levels of [0, 1, MAX_CONFIG_DEPTH, MAX_CONFIG_DEPTH + 1]) {
    expect(isDeep(deep(levels))).toBe(!answer(deep(levels)));
  }
  expect(isDeep(`{"b":${deep(MAX_CONFIG_DEPTH)},"b":1}`)).toBe(true);
});

it('walking a config finds the depth that reading its text does', () => {
  fc.assert(
    fc.property(jsonNodes, fc.nat({ max: 4 }), (node, maxDepth) => {
      expect(isTooDeep(node, maxDepth)).toBe(!parseJson(printJson(node), maxDepth).ok);
    }),
    { numRuns: 1_000 },
  );
});
