import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { palEntry, searchEntries, toSearchable } from './entries';

const pal = fc.record({
  pal_id: fc.stringMatching(/^p[0-9a-f]{6}$/),
  pal_name: fc.oneof(fc.constantFrom('', 'Zoë', 'Sales coach', 'مساعد'), fc.string()),
});
const entries = (pals: readonly { pal_id: string; pal_name: string }[]) =>
  toSearchable(pals.map((each) => palEntry(each)));

describe('the search of the palette', () => {
  it('without a query shows all there is room for, and counts the rest', () => {
    fc.assert(
      fc.property(fc.array(pal), fc.integer({ min: 0, max: 10 }), (pals, atMost) => {
        const { shown, more } = searchEntries(entries(pals), ' ', atMost);
        expect(shown).toHaveLength(Math.min(pals.length, atMost));
        expect(shown.length + more).toBe(pals.length);
      }),
    );
  });

  it('finds every PAL by its id, first of all', () => {
    fc.assert(
      fc.property(fc.array(pal, { minLength: 1 }), fc.nat(), (pals, pick) => {
        const wanted = pals[pick % pals.length];
        const { shown } = searchEntries(entries(pals), ` ${wanted?.pal_id.toUpperCase()} `, 50);
        expect(shown[0]?.hint).toBe(wanted?.pal_id);
      }),
    );
  });

  it('finds by the words of a name in any order, whatever case and accents', () => {
    const known = entries([
      { pal_id: 'p1', pal_name: 'Coach for Zoë' },
      { pal_id: 'p2', pal_name: 'Zoë, coach' },
      { pal_id: 'p3', pal_name: 'Support' },
    ]);
    const titles = searchEntries(known, 'zoe COACH', 9).shown.map(({ title }) => title);
    expect(titles).toEqual(['Coach for Zoë', 'Zoë, coach']);
  });

  it('puts a name that begins with the query before one that only holds it', () => {
    const known = entries([
      { pal_id: 'p1', pal_name: 'Unsold' },
      { pal_id: 'p2', pal_name: 'Cars sold' },
      { pal_id: 'p3', pal_name: 'Sold out' },
    ]);
    const ids = searchEntries(known, 'sold', 9).shown.map(({ hint }) => hint);
    expect(ids).toEqual(['p3', 'p2', 'p1']);
  });
});
