import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PalSummary } from '@/lib/tavus/wire';
import { account, anySkillId } from './arbitraries';
import { filterPals, skillIdsIn, toSearchable, type PalFilters } from './filter-pals';

const NO_FILTERS: PalFilters = { query: '', skill: null, type: 'all' };
const isKnown = (skillId: string) => skillId === 'internet_search' || skillId === 'presentation';

function find(
  { pals, readings }: { pals: PalSummary[]; readings: Parameters<typeof filterPals>[2] },
  filters: Partial<PalFilters>,
) {
  return filterPals(toSearchable(pals), { ...NO_FILTERS, ...filters }, readings, isKnown);
}

test('without filters every PAL is shown, in the order it came', () => {
  fc.assert(
    fc.property(account, (given) => {
      expect(find(given, {})).toEqual({ shown: given.pals, unreadCount: 0, failedCount: 0 });
    }),
  );
});

test('what is shown keeps the order of the list', () => {
  fc.assert(
    fc.property(account, fc.string({ maxLength: 2 }), (given, query) => {
      const { shown } = find(given, { query });
      expect(shown).toEqual(given.pals.filter((pal) => shown.includes(pal)));
    }),
  );
});

test('any part of a name or id finds its PAL, in any case', () => {
  fc.assert(
    fc.property(account, fc.nat(), fc.nat(), fc.nat(3), (given, at, from, variant) => {
      const pal = given.pals[at % Math.max(given.pals.length, 1)];
      if (pal === undefined) return;
      // Cut between whole characters, as people type them.
      const letters = [...new Intl.Segmenter().segment(pal.pal_name)].map((part) => part.segment);
      const part = letters.slice(from % (letters.length + 1)).join('');
      const query = [part, part.normalize('NFD'), pal.pal_id.toUpperCase(), ` ${part} `][variant];
      expect(find(given, { query }).shown).toContain(pal);
    }),
  );
});

test('has, lacks, unread and failed part the account without rest or overlap', () => {
  fc.assert(
    fc.property(account, anySkillId, (given, skillId) => {
      const has = find(given, { skill: { kind: 'has', skillId } });
      const lacks = find(given, { skill: { kind: 'lacks', skillId } });
      expect(new Set([...has.shown, ...lacks.shown]).size).toBe(
        has.shown.length + lacks.shown.length,
      );
      expect(has.shown.length + lacks.shown.length + has.unreadCount + has.failedCount).toBe(
        given.pals.length,
      );
      expect(lacks.unreadCount).toBe(has.unreadCount);
    }),
  );
});

test('the unknown filter shows the PALs with at least one skill without a form', () => {
  fc.assert(
    fc.property(account, (given) => {
      const { shown } = find(given, { skill: { kind: 'unknown' } });
      const expected = given.pals.filter(({ pal_id }) => {
        const reading = given.readings.get(pal_id);
        return reading?.state === 'read' && reading.skills.some((s) => !isKnown(s.skill_id));
      });
      expect(shown).toEqual(expected);
    }),
  );
});

test('a PAL whose type could not be checked is neither yours nor stock', () => {
  fc.assert(
    fc.property(account, (given) => {
      const yours = find(given, { type: 'yours' }).shown;
      const stock = find(given, { type: 'stock' }).shown;
      expect(yours.every((pal) => pal.pal_type === 'user')).toBe(true);
      expect(stock.every((pal) => pal.pal_type === 'system')).toBe(true);
      const unchecked = given.pals.filter((pal) => pal.pal_type === null);
      expect(yours.length + stock.length + unchecked.length).toBe(given.pals.length);
    }),
  );
});

test('only PALs that fit the search count as not judged by the skill filter', () => {
  const pals = ['Ada', 'Bob'].map((pal_name): PalSummary => ({
    pal_id: pal_name,
    pal_name,
    pal_type: 'user',
    pipeline_mode: null,
    created_at: null,
    updated_at: null,
  }));
  const found = find(
    { pals, readings: new Map() },
    { query: 'ada', skill: { kind: 'lacks', skillId: 'presentation' } },
  );
  expect(found).toEqual({ shown: [], unreadCount: 1, failedCount: 0 });
});

test('the skill filter offers every skill met, once', () => {
  fc.assert(
    fc.property(account, ({ readings }) => {
      const ids = skillIdsIn(readings);
      expect(new Set(ids).size).toBe(ids.length);
      const met = [...readings.values()].flatMap((reading) =>
        reading.state === 'read' ? reading.skills.map((skill) => skill.skill_id) : [],
      );
      expect(new Set(ids)).toEqual(new Set(met));
    }),
  );
});
