import fc from 'fast-check';
import type { PalSkill, PalSkillsLine, PalSummary } from '@/lib/tavus/wire';
import { NO_READINGS, withLines, type ReadingsByPal } from './skill-readings';

export const anySkillId = fc.constantFrom(
  'internet_search',
  'presentation',
  'browser_use',
  'a.b[0]',
);

const rawTime = fc.oneof(
  fc
    .date({
      min: new Date('2025-01-01T00:00:00Z'),
      max: new Date('2026-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString()),
  fc.constantFrom(
    null,
    'soon',
    '2026-06-10T14:30:45.123456+00:00',
    '2026-06-10T14:30:45.123457+00:00',
    '2026-06-10T16:30:45.123456+02:00',
  ),
);

const palSkill: fc.Arbitrary<PalSkill> = fc.record({
  skill_id: anySkillId,
  attached_at: rawTime,
  updated_at: rawTime,
  summary: fc.constantFrom('on', '3 documents · on demand'),
  notes: fc.constantFrom([], [{ level: 'warning' as const, text: 'Document d1 was deleted.' }]),
  document_ids: fc.constantFrom([], ['d1']),
});

const palSummary: fc.Arbitrary<PalSummary> = fc.record({
  pal_id: fc.stringMatching(/^p[0-9a-f]{6}$/),
  pal_name: fc.oneof(
    fc.constantFrom(
      '',
      'Zoë',
      'zoe',
      'Ærø',
      'STRASSE',
      'مساعد المبيعات',
      '<b>Bold</b>',
      'PAL 2',
      'PAL 10',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  ),
  pal_type: fc.constantFrom('user' as const, 'system' as const, 'other' as const, null),
  pipeline_mode: fc.constantFrom('full', 'echo', null),
  created_at: fc.constant(null),
  updated_at: fc.constant(null),
});

/** An account as the list knows it: some PALs' skills read, some failed, some not read yet. */
export const account: fc.Arbitrary<{ pals: PalSummary[]; readings: ReadingsByPal }> = fc
  .uniqueArray(palSummary, { selector: (pal) => pal.pal_id, maxLength: 20 })
  .chain((pals) =>
    fc
      .tuple(
        ...pals.map(() =>
          fc.oneof(
            fc.uniqueArray(palSkill, { selector: (skill) => skill.skill_id }),
            fc.constantFrom('failed' as const, 'unread' as const),
          ),
        ),
      )
      .map((outcomes) => ({
        pals,
        readings: withLines(
          NO_READINGS,
          pals.flatMap<PalSkillsLine>(({ pal_id }, index) => {
            const outcome = outcomes[index];
            if (outcome === undefined || outcome === 'unread') return [];
            if (outcome === 'failed') return [{ pal_id, ok: false, message: 'It timed out.' }];
            return [{ pal_id, ok: true, skills: outcome, read_at: '2026-11-23T10:00:00.000Z' }];
          }),
          0,
        ).byPal,
      })),
  );
