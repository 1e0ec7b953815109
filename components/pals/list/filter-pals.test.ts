import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { PalSummary } from '@/lib/tavus/wire';
import { parseInstant } from '@/lib/time';
import { HEALTH_FILTERS } from '../fleet/health';
import { account, anySkillId } from './arbitraries';
import { countSkills, filterPals, toSearchable, type PalFilters } from './filter-pals';

const NO_FILTERS: PalFilters = {
  query: '',
  skill: null,
  type: 'all',
  since: null,
  health: null,
};
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

test('a PAL is of one type at most: yours, stock, other or not checked', () => {
  fc.assert(
    fc.property(account, (given) => {
      const yours = find(given, { type: 'yours' }).shown;
      const stock = find(given, { type: 'stock' }).shown;
      const other = find(given, { type: 'other' }).shown;
      expect(yours.every((pal) => pal.pal_type === 'user')).toBe(true);
      expect(stock.every((pal) => pal.pal_type === 'system')).toBe(true);
      expect(other.every((pal) => pal.pal_type === 'other')).toBe(true);
      const unchecked = given.pals.filter((pal) => pal.pal_type === null);
      expect(yours.length + stock.length + other.length + unchecked.length).toBe(given.pals.length);
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
      const ids = countSkills(readings).map(({ skill_id }) => skill_id);
      expect(new Set(ids).size).toBe(ids.length);
      const met = [...readings.values()].flatMap((reading) =>
        reading.state === 'read' ? reading.skills.map((skill) => skill.skill_id) : [],
      );
      expect(new Set(ids)).toEqual(new Set(met));
    }),
  );
});

describe('filters of time and health', () => {
  it('show exactly the read PALs whose newest change lies at or after the instant', () => {
    fc.assert(
      fc.property(account, fc.date({ noInvalidDate: true }), (known, date) => {
        const since = BigInt(date.getTime()) * 1_000n;
        const { shown, unreadCount, failedCount } = find(known, { since });
        const ids = new Set(shown.map((pal) => pal.pal_id));
        for (const { pal_id } of known.pals) {
          const reading = known.readings.get(pal_id);
          const times =
            reading?.state === 'read' ? reading.skills.map((skill) => skill.updated_at) : [];
          const isNewer = times.some((time) => (parseInstant(time) ?? since - 1n) >= since);
          expect(ids.has(pal_id)).toBe(isNewer);
        }
        const readCount = [...known.readings.values()].filter(({ state }) => state === 'read');
        expect(unreadCount + failedCount + readCount.length).toBe(known.pals.length);
      }),
    );
  });

  it('of health part the read PALs into three', () => {
    fc.assert(
      fc.property(account, (known) => {
        const parts = HEALTH_FILTERS.map((health) => find(known, { health }).shown.length);
        const read = [...known.readings.values()].filter(({ state }) => state === 'read').length;
        expect(parts.reduce((sum, count) => sum + count, 0)).toBe(read);
      }),
    );
  });

  it('count each skill as often as the filter "has" finds it', () => {
    fc.assert(
      fc.property(account, (known) => {
        for (const { skill_id, count } of countSkills(known.readings)) {
          const { shown } = find(known, { skill: { kind: 'has', skillId: skill_id } });
          expect(shown).toHaveLength(count);
        }
      }),
    );
  });
});
