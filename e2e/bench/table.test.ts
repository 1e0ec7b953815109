import { describe, expect, it } from 'vitest';
import { atLeast, atMost, isMet, type Figure } from './figure';
import { differences, markdownTable, textTable } from './table';

const WEIGHT: Figure = { what: 'list', value: 200.04, unit: 'kB', aim: atMost(200) };
const SCORE: Figure = { what: 'score', value: 96, unit: '', aim: atLeast(95), note: 'of 3 runs' };
const RATE: Figure = { what: 'a | b', value: 12.345, unit: '/s' };

it('tells whether an aim is met, and where there is none', () => {
  expect([WEIGHT, SCORE, RATE].map(isMet)).toEqual([false, true, null]);
});

it('lines columns up for a terminal', () => {
  expect(textTable([WEIGHT, SCORE, RATE])).toBe(
    [
      'what    figure  aim             met',
      'list    200 kB  at most 200 kB  no',
      'score       96  at least 95     yes',
      '  of 3 runs',
      'a | b  12.3 /s',
    ].join('\n'),
  );
});

it('writes a table whose cells cannot break it', () => {
  expect(markdownTable([SCORE, RATE]).split('\n')).toEqual([
    '| what | figure | aim | met |',
    '| --- | ---: | --- | --- |',
    '| score (of 3 runs) | 96 | at least 95 | yes |',
    '| a \\| b | 12.3 /s |  |  |',
  ]);
});

describe('differences', () => {
  it('compares what both runs have', () => {
    expect(differences([{ ...WEIGHT, value: 100 }, SCORE], [WEIGHT, RATE])).toBe(
      'list  100 kB → 200 kB (+100.0 %)',
    );
  });

  it('says so where there is nothing to compare', () => {
    expect(differences([SCORE], [RATE])).toBe('The two runs have no figure in common.');
  });
});
