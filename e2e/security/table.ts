import { z } from 'zod';
import type { Figure } from './figures';

/** The rules of SECURITY.md, in a few words each. */
const RULES: ReadonlyMap<number, string> = new Map([
  [1, 'platform'],
  [2, 'every door'],
  [3, 'fails closed'],
  [4, 'password'],
  [5, 'session'],
  [6, 'own origin'],
  [7, 'OpenID Connect'],
  [8, 'headers'],
  [9, 'canaries'],
  [10, 'allow-list'],
  [11, 'redirects'],
  [12, 'ids in paths'],
  [13, 'API errors'],
]);

const figureSchema = z.object({
  rule: z.number(),
  tried: z.string(),
  figure: z.string(),
  limit: z.string(),
  holds: z.boolean(),
});

/**
 * Reads what the tests have noted, a line of JSON each. Of one that was tried twice (a test that was
 * run again) the later counts.
 */
export function parseFigures(lines: string): Figure[] {
  const figures = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => figureSchema.parse(JSON.parse(line)));
  const latest = new Map(figures.map((figure) => [`${figure.rule} ${figure.tried}`, figure]));
  return [...latest.values()].sort((a, b) => a.rule - b.rule);
}

/** A line for each figure, and one for each rule that has none, which therefore does not hold. */
export function securityTable(figures: readonly Figure[]): { text: string; holds: boolean } {
  const rows = [...RULES].flatMap(([rule, title]) => {
    const name = `${rule} ${title}`;
    const own = figures.filter((figure) => figure.rule === rule);
    if (own.length === 0) return [[name, 'not shown by any test', '', '', 'NO']];
    return own.map(({ tried, figure, limit, holds }) => [
      ...[name, tried, figure, limit],
      holds ? 'yes' : 'NO',
    ]);
  });
  const holds = rows.every((row) => row.at(-1) === 'yes');
  const kept = rows.filter((row) => row.at(-1) === 'yes').length;
  const head = ['rule', 'tried', 'figure', 'limit', 'holds'];
  const text = [...align([head, ...rows]), '', `${kept} of ${rows.length} hold`].join('\n');
  return { text, holds };
}

function align(rows: readonly string[][]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(width(column)))
      .join('  ')
      .trimEnd(),
  );
}
