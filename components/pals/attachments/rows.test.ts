import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEALTH_FILTERS } from '../fleet/health';
import { account } from '../list/arbitraries';
import { someRows } from './arbitraries';
import { csvLines, jsonLines } from './export-rows';
import { CHANGE_FILTERS, filterRows, NO_ATTACHMENT_FILTERS } from './filter-rows';
import { toRow, toRows, type AttachmentRow } from './rows';
import { ATTACHMENT_SORTS, nextAttachmentSort, sortRows } from './sort-rows';

const PAL = { pal_id: 'p1', pal_name: 'Ada', pal_type: 'user' as const };
const nameOf = (skillId: string) => (skillId === 'presentation' ? 'Slide shows' : skillId);
const SKILL = { skill_id: 'presentation', summary: 'on', notes: [], document_ids: [] };

function rowWith(more: Partial<AttachmentRow>): AttachmentRow {
  return { ...toRow(PAL, { ...SKILL, attached_at: null, updated_at: null }, nameOf), ...more };
}

describe('the rows of an account', () => {
  it('are one for each skill of each PAL that is read, and none of what is not', () => {
    fc.assert(
      fc.property(account, ({ pals, readings }) => {
        const read = [...readings.values()].flatMap((reading) =>
          reading.state === 'read' ? reading.skills : [],
        );
        expect(toRows(pals, readings, nameOf)).toHaveLength(read.length);
      }),
    );
  });

  it('know a change by the microsecond, and do not guess where a time is missing', () => {
    const at = '2026-06-10T14:30:45.123456+00:00';
    const later = '2026-06-10T14:30:45.123457+00:00';
    const isChanged = (attached_at: string | null, updated_at: string | null) =>
      toRow(PAL, { ...SKILL, attached_at, updated_at }, nameOf).isChanged;
    expect(isChanged(at, at)).toBe(false);
    expect(isChanged(at, '2026-06-10T16:30:45.123456+02:00')).toBe(false);
    expect(isChanged(at, later)).toBe(true);
    expect(isChanged(at, null)).toBeNull();
    expect(isChanged('soon', later)).toBeNull();
  });
});

describe('filters', () => {
  it('of each kind part the rows: what one shows the other does not', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const byHealth = HEALTH_FILTERS.flatMap((health) =>
          filterRows(rows, { ...NO_ATTACHMENT_FILTERS, health }),
        );
        expect(byHealth).toHaveLength(rows.length);
        const byChange = CHANGE_FILTERS.flatMap((change) =>
          filterRows(rows, { ...NO_ATTACHMENT_FILTERS, change }),
        );
        expect(byChange).toHaveLength(rows.filter(({ isChanged }) => isChanged !== null).length);
      }),
    );
  });

  it('keep the order, and without any keep every row', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        expect(filterRows(rows, NO_ATTACHMENT_FILTERS)).toEqual(rows);
      }),
    );
  });

  it('find a PAL by every word of its name, whatever case and accents', () => {
    const row = rowWith({ pal_name: 'Zoë of Sales' });
    const found = (query: string) =>
      filterRows([row], { ...NO_ATTACHMENT_FILTERS, query }).length === 1;
    expect(found('sales ZOE')).toBe(true);
    expect(found('presentation p1')).toBe(true);
    expect(found('slide shows')).toBe(true);
    expect(found('zoe support')).toBe(false);
  });

  it('of a range take both ends, and nothing without a time', () => {
    const at = Date.parse('2026-06-10T14:30:45.123Z');
    const times = { attached_at: '2026-06-10T14:30:45.123999+00:00', updated_at: null };
    const inside = toRow(PAL, { ...SKILL, ...times }, nameOf);
    const filter = (range: [number, number]) =>
      filterRows([inside, rowWith({})], { ...NO_ATTACHMENT_FILTERS, range });
    expect(filter([at, at])).toEqual([inside]);
    expect(filter([at + 1, at + 2])).toEqual([]);
  });
});

describe('an order', () => {
  it('stays when it is filtered: rows can be sorted once for every search', () => {
    fc.assert(
      fc.property(
        someRows,
        fc.constantFrom(...ATTACHMENT_SORTS),
        fc.string({ maxLength: 3 }),
        (rows, sort, query) => {
          const filters = { ...NO_ATTACHMENT_FILTERS, query };
          expect(filterRows(sortRows(rows, sort), filters)).toEqual(
            sortRows(filterRows(rows, filters), sort),
          );
        },
      ),
    );
  });

  it('keeps every row, is the same however the rows came, and its reverse begins where it ends', () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom(...ATTACHMENT_SORTS), (rows, sort) => {
        const sorted = sortRows(rows, sort);
        expect(new Set(sorted)).toEqual(new Set(rows));
        expect(sortRows(rows.toReversed(), sort)).toEqual(sorted);
      }),
    );
  });

  it('of a time puts what is not known last, both ways', () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom('attached', '-attached'), (rows, sort) => {
        const known = sortRows(rows, sort as 'attached').map((row) => row.attachedAt !== null);
        expect(known).toEqual(known.toSorted((a, b) => Number(b) - Number(a)));
      }),
    );
  });

  it('of settings counts numbers as numbers', () => {
    const rows = ['10 documents', '2 documents'].map((summary) => rowWith({ summary }));
    const summaries = (sort: 'settings' | '-settings') =>
      sortRows(rows, sort).map(({ summary }) => summary);
    expect(summaries('settings')).toEqual(['2 documents', '10 documents']);
    expect(summaries('-settings')).toEqual(['10 documents', '2 documents']);
  });

  it('turns round at the second click; a time begins with the newest', () => {
    expect(nextAttachmentSort('pal', 'updated')).toBe('-updated');
    expect(nextAttachmentSort('-updated', 'updated')).toBe('updated');
    expect(nextAttachmentSort('updated', 'updated')).toBe('-updated');
    expect(nextAttachmentSort('-updated', 'pal')).toBe('pal');
    expect(nextAttachmentSort('pal', 'pal')).toBe('-pal');
  });
});

describe('an export', () => {
  /** A reader of RFC 4180, to read back what was written. */
  function parseCsv(text: string): string[][] {
    const fields = [...text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)];
    expect(fields.map(([whole]) => whole).join('')).toBe(text);
    const rows: string[][] = [[]];
    for (const [, field = '', end] of fields) {
      rows.at(-1)?.push(field.replaceAll('""', '"'));
      if (end === '\r\n') rows.push([]);
    }
    return rows.slice(0, -1);
  }

  function csvOf(name: string): string {
    return [...csvLines([rowWith({ pal_name: name })])].join('');
  }

  /** The cells as spreadsheets read them, which go on after the end of a quoted part. */
  function cellsOf(text: string, separator: string): string[] {
    const cells: string[] = [];
    for (let at = 0; at < text.length; at += 1) {
      let cell = '';
      if (text[at] === '"') {
        for (at += 1; at < text.length; at += 1) {
          if (text[at] !== '"') cell += text[at];
          else if (text[at + 1] === '"') cell += text[++at];
          else break;
        }
        at += 1;
      }
      for (; at < text.length && ![separator, '\r', '\n'].includes(text[at] ?? ''); at += 1) {
        cell += text[at];
      }
      cells.push(cell);
    }
    return cells;
  }

  it('as CSV reads back field by field, with raw times', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const [head = '', ...rest] = csvLines(rows);
        expect(head.startsWith('\uFEFF')).toBe(true);
        const table = parseCsv(rest.join(''));
        expect(table.map(([palId]) => palId)).toEqual(rows.map((row) => row.pal_id));
        expect(table.map((fields) => fields[4])).toEqual(rows.map((row) => row.skill_name));
        expect(table.map((fields) => fields[5])).toEqual(rows.map((row) => row.attached_at ?? ''));
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t-', ' =1', '＝1', '=cmd|"/c calc"!A1'])(
    'as CSV disarms %j',
    (name) => {
      expect(csvOf(name)).toContain(`"'${name.replaceAll('"', '""').replace('\t', "\t'")}"`);
    },
  );

  it.each(['a=1+1', 'a;b', 'a; b', 'a\tb', '1-2', 'a"=1"', 'say "hi"; then go', "it's"])(
    'as CSV leaves %j as it is',
    (name) => {
      expect(csvOf(name)).toContain(`"${name.replaceAll('"', '""')}"`);
    },
  );

  it.each([
    ['x;=1+1;y', "x;'=1+1;y"],
    ['x\t=1', "x\t'=1"],
    ['x; "=1"', 'x;\' "=1"'],
    ['x\r\n@SUM(A1)', "x\r'\n'@SUM(A1)"],
  ])('as CSV disarms %j behind separators of other programs', (name, disarmed) => {
    expect(csvOf(name)).toContain(`"${disarmed.replaceAll('"', '""')}"`);
  });

  it('as CSV has no cell with a formula, whatever separates the cells', () => {
    const hostile = fc
      .array(fc.constantFrom(...[';', '\t', ',', '"', '=1', '-', '@', ' ', '\r', '\n', 'a', "'"]))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, hostile, hostile, (pal_id, pal_name, skill_id) => {
        const [, ...rest] = csvLines([rowWith({ pal_id, pal_name, skill_id, summary: pal_name })]);
        for (const separator of [',', ';', '\t']) {
          for (const cell of cellsOf(rest.join(''), separator)) {
            expect(cell).not.toMatch(/^\s*[=+\-@]/);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('as JSON is one array, whole also without a row', () => {
    expect(JSON.parse([...jsonLines([])].join(''))).toEqual([]);
    fc.assert(
      fc.property(someRows, (rows) => {
        const parsed: unknown = JSON.parse([...jsonLines(rows)].join(''));
        expect(parsed).toMatchObject(
          rows.map(({ pal_id, skill_id, attached_at, updated_at }) => ({
            ...{ pal_id, skill_id, attached_at, updated_at },
          })),
        );
      }),
    );
  });
});
