import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSkillFilter, printSkillFilter } from './address';
import type { SkillFilter } from './filter-pals';

const anyFilter: fc.Arbitrary<SkillFilter> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('has' as const, 'lacks' as const),
    skillId: fc.string({ minLength: 1 }),
  }),
  fc.constant({ kind: 'unknown' as const }),
);

test('a skill filter survives the address, whatever the skill is called', () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      expect(parseSkillFilter(printSkillFilter(filter))).toEqual(filter);
    }),
  );
});

test.each(['', 'has', 'has:', 'lacks:', 'owns:presentation', 'presentation'])(
  'the address "%s" filters nothing',
  (text) => {
    expect(parseSkillFilter(text)).toBeNull();
  },
);
