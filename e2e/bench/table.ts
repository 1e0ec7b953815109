import { isMet, type Figure } from './figure';

const HEAD = ['what', 'figure', 'aim', 'met'] as const;

/** For a terminal: columns side by side, figures to the right, notes below what they explain. */
export function textTable(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row, index) => {
      const line = row
        .map((cell, column) =>
          column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd();
      const note = figures[index - 1]?.note;
      return note === undefined ? line : `${line}\n  ${note}`;
    })
    .join('\n');
}

/** For docs: GitHub's table, notes in the first column. */
export function markdownTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const [what, ...rest] = cells(figure);
    return [figure.note === undefined ? what : `${what} (${figure.note})`, ...rest];
  });
  const line = (row: readonly string[]) => `| ${row.map(escapeCell).join(' | ')} |`;
  return [line(HEAD), '| --- | ---: | --- | --- |', ...rows.map(line)].join('\n');
}

/** What of an earlier run has become of what: one line a figure that both have. */
export function differences(before: readonly Figure[], now: readonly Figure[]): string {
  const known = new Map(before.map((figure) => [figure.what, figure]));
  const rows = now.flatMap((figure) => {
    const old = known.get(figure.what);
    return old === undefined ? [] : [differenceRow(old, figure)];
  });
  if (rows.length === 0) return 'The two runs have no figure in common.';
  const width = Math.max(...rows.map(([what]) => what.length));
  return rows.map(([what, text]) => `${what.padEnd(width)}  ${text}`).join('\n');
}

function differenceRow(old: Figure, figure: Figure): readonly [string, string] {
  const change = ((figure.value - old.value) / old.value) * 100;
  const percent = Number.isFinite(change)
    ? ` (${change >= 0 ? '+' : ''}${change.toFixed(1)} %)`
    : '';
  return [figure.what, `${amount(old)} → ${amount(figure)}${percent}`];
}

function cells(figure: Figure): readonly [string, string, string, string] {
  const { what, aim, unit } = figure;
  const met = isMet(figure);
  return [
    what,
    amount(figure),
    aim === undefined ? '' : `${aim.is} ${amount({ value: aim.value, unit })}`,
    met === null ? '' : met ? 'yes' : 'no',
  ];
}

/** Three digits that count, never more than the clock gives. */
function amount({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  const digits =
    Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`.trimEnd();
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
