import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('app/globals.css', 'utf8');

/** The colours of a rule, by token name, as [red, green, blue] from 0 to 255. */
function paletteOf(selector: string): Map<string, number[]> {
  const start = css.indexOf(`\n${selector} {`);
  const rule = css.slice(start, css.indexOf('\n}', start));
  const tokens = rule.matchAll(/--([a-z-]+): #([0-9a-f]{6});/g);
  return new Map(
    [...tokens].map(([, name = '', hex = '']) => [
      name,
      [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
    ]),
  );
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(palette: Map<string, number[]>, first: string, second: string): number {
  const [a, b] = [first, second].map((name) => {
    const rgb = palette.get(name);
    if (!rgb) throw new Error(`The palette has no colour named ${name}`);
    return luminance(rgb);
  });
  return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05);
}

const GROUNDS = ['canvas', 'surface', 'sunken'];
const SOFT = ['accent-soft', 'good-soft', 'warn-soft', 'bad-soft'];

const TEXT_PAIRS = [
  ...['ink', 'muted', 'accent', 'good', 'warn', 'bad'].flatMap((text) =>
    GROUNDS.map((ground) => [text, ground] as const),
  ),
  ...['ink', 'muted'].flatMap((text) => SOFT.map((ground) => [text, ground] as const)),
  ...['accent', 'good', 'warn', 'bad'].map((tone) => [tone, `${tone}-soft`] as const),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['surface', 'bad'],
  ['surface', 'bad-strong'],
] as const;

const CONTROL_PAIRS = [
  ...GROUNDS.map((ground) => ['control', ground] as const),
  ...[...GROUNDS, ...SOFT].map((ground) => ['accent', ground] as const),
  ['surface', 'ink'],
] as const;

describe.each([':root', '.dark'])('the palette %s', (selector) => {
  const palette = paletteOf(selector);

  test('has the same tokens as the other theme', () => {
    expect([...palette.keys()]).toEqual([...paletteOf(':root').keys()]);
    expect(palette.size).toBeGreaterThan(20);
  });

  test.each(TEXT_PAIRS)('lets text in %s be read on %s', (text, ground) => {
    expect(contrast(palette, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(CONTROL_PAIRS)('lets a control in %s be seen on %s', (edge, ground) => {
    expect(contrast(palette, edge, ground)).toBeGreaterThanOrEqual(3);
  });
});

test('the contrast formula gives 21 for black on white', () => {
  const extremes = new Map([
    ['black', [0, 0, 0]],
    ['white', [255, 255, 255]],
  ]);
  expect(contrast(extremes, 'black', 'white')).toBeCloseTo(21, 5);
});
