import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someRows } from '../arbitraries';
import { countByColumn, countWithin, marksAt } from './bins';
import { spanOf, toLanes, type Span } from './lanes';
import { moved, toTime, toX, zoomed } from './scale';
import { labelsOf, roomOf, ticksOf } from './ticks';

const DAY = 24 * 3_600_000;
const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });
const span: fc.Arbitrary<Span> = fc
  .tuple(instant, fc.integer({ min: 3_600_000, max: 2_000 * DAY }))
  .map(([from, length]) => [from, from + length]);
const marks = fc.array(instant, { maxLength: 60 }).map((all) => all.toSorted((a, b) => a - b));

describe('the lanes', () => {
  it('hold a mark for every attachment whose time can be read, within the span', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const lanes = toLanes(rows);
        const count = lanes.reduce((sum, { attached }) => sum + attached.length, 0);
        expect(count).toBe(rows.filter((row) => row.attachedAt !== null).length);
        const whole = spanOf(lanes);
        for (const { attached, changed } of lanes) {
          for (const at of [...attached, ...changed]) {
            expect(whole !== null && at >= whole[0] && at <= whole[1]).toBe(true);
          }
        }
      }),
    );
  });

  it('are at most eight: rare skills share the last', () => {
    fc.assert(
      fc.property(someRows, fc.integer({ min: 1, max: 30 }), (rows, kinds) => {
        const many = rows.map((row, index) => ({ ...row, skill_id: `s${index % kinds}` }));
        const lanes = toLanes(many);
        expect(lanes.length).toBeLessThanOrEqual(8);
        const isShared = lanes.some((lane) => lane.skill_id === null);
        expect(isShared).toBe(new Set(many.map((row) => row.skill_id)).size > 8);
      }),
    );
  });
});

describe('columns', () => {
  it('lose no mark of the span and draw none outside it', () => {
    fc.assert(
      fc.property(marks, span, fc.integer({ min: 1, max: 2_000 }), (all, shown, width) => {
        const counts = countByColumn(all, shown, width);
        const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
        expect(total).toBe(all.filter((at) => at >= shown[0] && at <= shown[1]).length);
        expect(total).toBe(countWithin(all, shown));
        for (const column of counts.keys()) {
          expect(column).toBeGreaterThanOrEqual(0);
          expect(column).toBeLessThan(width);
        }
      }),
    );
  });
});

describe('what the pointer is on', () => {
  it('is every mark within reach, of which the nearest is named', () => {
    fc.assert(
      fc.property(
        marks,
        marks,
        instant,
        fc.integer({ min: 0, max: 400 * DAY }),
        (attached, changed, at, reach) => {
          const found = marksAt({ skill_id: 'a', name: 'A', attached, changed }, at, reach);
          const near = [...attached, ...changed].filter((mark) => Math.abs(mark - at) <= reach);
          expect((found?.attached ?? 0) + (found?.changed ?? 0)).toBe(near.length);
          const least = Math.min(...near.map((mark) => Math.abs(mark - at)));
          expect(found === null ? Infinity : Math.abs(found.nearest - at)).toBe(least);
        },
      ),
    );
  });
});

describe('the scale', () => {
  it('finds back what lies where', () => {
    fc.assert(
      fc.property(span, fc.double({ min: 0, max: 1, noNaN: true }), (shown, share) => {
        const at = shown[0] + share * (shown[1] - shown[0]);
        expect(toTime(toX(at, shown, 800), shown, 800)).toBeCloseTo(at, -2);
      }),
    );
  });

  it('zooms and moves only within the whole, and keeps what is under the pointer there', () => {
    fc.assert(
      fc.property(
        span,
        fc.double({ min: 0.1, max: 8, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (whole, factor, share) => {
          const inner: Span = [
            whole[0] + (whole[1] - whole[0]) / 4,
            whole[1] - (whole[1] - whole[0]) / 4,
          ];
          for (const next of [zoomed(inner, whole, factor), moved(inner, whole, share)]) {
            expect(next[0]).toBeGreaterThanOrEqual(whole[0] - 1);
            expect(next[1]).toBeLessThanOrEqual(whole[1] + 1);
            expect(next[1]).toBeGreaterThan(next[0]);
          }
          const centre = inner[0] + (inner[1] - inner[0]) / 3;
          const closer = zoomed(inner, whole, 0.5, centre);
          expect(toX(centre, closer, 900)).toBeCloseTo(toX(centre, inner, 900), 0);
        },
      ),
    );
  });

  it('shows all again when zoomed out far enough', () => {
    fc.assert(
      fc.property(span, (whole) => {
        const [from, to] = zoomed(zoomed(whole, whole, 0.25), whole, 100);
        expect(from).toBeCloseTo(whole[0], -1);
        expect(to).toBeCloseTo(whole[1], -1);
      }),
    );
  });
});

describe('the ticks', () => {
  it('lie in the span, a few of them, each named apart', () => {
    fc.assert(
      fc.property(span, (shown) => {
        const ticks = ticksOf(shown, 6, 'utc');
        expect(ticks.length).toBeLessThan(20);
        for (const { at } of ticks) {
          expect(at).toBeGreaterThanOrEqual(shown[0]);
          expect(at).toBeLessThanOrEqual(shown[1]);
        }
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
      }),
    );
  });

  it('are labelled whole and apart, each label over its tick, and one at least', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 100, max: 1_200 }), (shown, width) => {
        const ticks = ticksOf(shown, 6, 'utc');
        const labels = labelsOf(ticks, shown, width);
        let end = 0;
        for (const { at, label, x } of labels) {
          const half = roomOf(label) / 2;
          expect(x - half).toBeGreaterThanOrEqual(end - 1e-6);
          expect(Math.abs(x - toX(at, shown, width))).toBeLessThanOrEqual(half + 1e-6);
          end = x + half;
        }
        expect(end).toBeLessThanOrEqual(width + 1e-6);
        expect(labels.length > 0).toBe(ticks.length > 0);
      }),
    );
  });
});
