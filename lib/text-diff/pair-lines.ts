import { countLetters } from './text-part';

/** A line with the letters of each of its words, taken together where it comes several times. */
interface Line {
  readonly text: string;
  readonly weights: ReadonlyMap<string, number>;
  readonly weight: number;
}

/** Lines that share less than this of their words are two lines, not one that was changed. */
const LEAST_ALIKE = 0.35;
/** Beyond these a stretch is a rewrite: shown as its old lines, then its new ones. */
const MOST_COMPARISONS = 250_000;
const MOST_CHARACTERS = 200_000;

function toLine(text: string, split: (text: string) => string[]): Line {
  const weights = new Map<string, number>();
  let weight = 0;
  for (const word of split(text)) {
    const letters = countLetters(word);
    if (letters === 0) continue;
    weights.set(word, (weights.get(word) ?? 0) + letters);
    weight += letters;
  }
  return { text, weights, weight };
}

/** How much of their letters two lines share in common words, from 0 to 1. */
function likeness(a: Line, b: Line): number {
  if (a.text === b.text) return 1;
  const most = (2 * Math.min(a.weight, b.weight)) / (a.weight + b.weight);
  if (a.weight + b.weight === 0 || most < LEAST_ALIKE) return 0;
  const [few, many] = a.weights.size < b.weights.size ? [a, b] : [b, a];
  let common = 0;
  for (const [word, weight] of few.weights) {
    common += Math.min(weight, many.weights.get(word) ?? 0);
  }
  return (2 * common) / (a.weight + b.weight);
}

/** Places of an old line and of the new one that it became, in the order of both. */
export type LinePair = readonly [old: number, next: number];

/** Pairs old lines with the new ones most like them, crossing none; lines unlike all stay alone. */
export function pairLines(
  oldLines: readonly string[],
  newLines: readonly string[],
  split: (text: string) => string[],
): LinePair[] {
  const characters = [...oldLines, ...newLines].reduce((sum, { length }) => sum + length, 0);
  if (oldLines.length * newLines.length > MOST_COMPARISONS) return [];
  if (characters > MOST_CHARACTERS) return [];
  const before = oldLines.map((line) => toLine(line, split));
  const after = newLines.map((line) => toLine(line, split));
  const width = after.length + 1;
  // best[i * width + j]: the most that the lines from i and from j on can have in common.
  const best = new Float64Array((before.length + 1) * width);
  const alike = new Float64Array((before.length + 1) * width);
  const at = (table: Float64Array, i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [old, next] = [before[i], after[j]];
      const found = old === undefined || next === undefined ? 0 : likeness(old, next);
      const worth = found < LEAST_ALIKE ? 0 : found * weightOf(old, next);
      alike[i * width + j] = worth;
      const paired = worth === 0 ? 0 : worth + at(best, i + 1, j + 1);
      best[i * width + j] = Math.max(paired, at(best, i + 1, j), at(best, i, j + 1));
    }
  }
  const pairs: LinePair[] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length;) {
    const worth = at(alike, i, j);
    if (worth > 0 && at(best, i, j) === worth + at(best, i + 1, j + 1)) pairs.push([i++, j++]);
    else if (at(best, i, j) === at(best, i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Long lines decide; a blank line still counts for a little. */
function weightOf(old: Line | undefined, next: Line | undefined): number {
  return 1 + (old?.weight ?? 0) + (next?.weight ?? 0);
}
