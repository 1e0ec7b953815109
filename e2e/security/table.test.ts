import { expect, it } from 'vitest';
import type { Figure } from './figures';
import { parseFigures, securityTable } from './table';

function figure(rule: number, over: Partial<Figure> = {}): Figure {
  return { rule, tried: `rule ${rule}`, figure: '0', limit: '0', holds: true, ...over };
}

const ALL = Array.from({ length: 13 }, (_, index) => figure(index + 1));

it('has a line for each figure, by rule, and ends with how many hold', () => {
  const { text, holds } = securityTable([...ALL, figure(3, { tried: 'more', figure: '12 of 12' })]);
  const lines = text.split('\n');
  expect(holds).toBe(true);
  expect(lines[0]).toMatch(/^rule +tried +figure +limit +holds$/);
  expect(lines.filter((line) => line.startsWith('3 fails closed'))).toEqual([
    expect.stringMatching(/rule 3 +0 +0 +yes$/),
    expect.stringMatching(/more +12 of 12 +0 +yes$/),
  ]);
  expect(lines.at(-1)).toBe('14 of 14 hold');
});

it('does not hold where one figure is over its limit', () => {
  const { text, holds } = securityTable([...ALL, figure(4, { tried: 'x', holds: false })]);
  expect(holds).toBe(false);
  expect(text).toMatch(/^4 password +x +0 +0 +NO$/m);
  expect(text).toMatch(/13 of 14 hold$/);
});

it('does not hold where a rule has no figure', () => {
  const { text, holds } = securityTable(ALL.slice(1));
  expect(holds).toBe(false);
  expect(text).toMatch(/^1 platform +not shown by any test +NO$/m);
});

it('reads what was noted, and of a test that was run again the later', () => {
  const noted = [figure(9), figure(2, { holds: false }), figure(2)];
  const lines = noted.map((one) => `${JSON.stringify(one)}\n`).join('');
  expect(parseFigures(lines)).toEqual([figure(2), figure(9)]);
  expect(parseFigures('')).toEqual([]);
});
