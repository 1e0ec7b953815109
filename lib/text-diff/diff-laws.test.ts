import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_COMMON_LETTERS } from './clean-up';
import { diffText } from './diff-text';
import { countLetters, type TextPart } from './text-part';

const FAMILY = '👩‍👩‍👧‍👦';
const words = fc.constantFrom(
  ...[
    'the',
    'a',
    'guide',
    'Zoë',
    'Zoe\u0308',
    'नमस्ते',
    '営業時間',
    'は',
    '午前九時',
    '안녕하세요',
    'สวัสดีครับ',
    'กำ',
  ],
  ...[
    'مرحبا',
    'أهلاً',
    'שָׁלוֹם',
    FAMILY,
    '👍🏽',
    '🇩🇪',
    '🇩',
    '1️⃣',
    '\u0308',
    '\u200d',
    '\u0600',
    '\ud83d',
    'can’t',
    '3.14',
  ],
);
const gaps = fc.constantFrom(
  ' ',
  ' ',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\r\n',
  '\u00a0',
  '',
  ', ',
  '. ',
  '。',
);
const text = fc
  .array(fc.tuple(words, gaps), { maxLength: 60 })
  .map((pairs) => pairs.flat().join(''));
/** A text and one that was made from it by taking out, putting in and replacing words. */
const reworded = fc
  .array(fc.tuple(words, gaps, fc.constantFrom('keep', 'keep', 'drop', 'add')), { maxLength: 80 })
  .map((all) => {
    const join = (without: string) =>
      all.flatMap(([word, gap, fate]) => (fate === without ? [] : [word, gap])).join('');
    return [join('add'), join('drop')] as const;
  });
const anyTexts = fc.oneof(
  reworded,
  fc.tuple(text, text),
  fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
);

const side = (parts: readonly TextPart[], without: TextPart['kind']) =>
  parts.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');
describe('the difference of two texts', () => {
  it('holds both texts exactly', () => {
    fc.assert(
      fc.property(anyTexts, ([before, after]) => {
        const parts = diffText(before, after);
        expect(side(parts, 'added')).toBe(before);
        expect(side(parts, 'removed')).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it('has nothing to show of two equal texts', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(diffText(same, same)).toEqual(same === '' ? [] : [{ kind: 'same', text: same }]);
      }),
    );
  });

  it('has no scrap of common text between two changes of a line', () => {
    fc.assert(
      fc.property(anyTexts, ([before, after]) => {
        const parts = diffText(before, after);
        for (const [index, { kind, text }] of parts.entries()) {
          const isBetween = index > 0 && index < parts.length - 1;
          const isLineStart = parts[index - 1]?.text.endsWith('\n');
          if (kind !== 'same' || !isBetween || isLineStart || text.includes('\n')) continue;
          expect(countLetters(text)).toBeGreaterThanOrEqual(LEAST_COMMON_LETTERS);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never cuts a character, joined emoji or marks included', () => {
    const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const startsOf = (text: string) =>
      new Set(Array.from(characters.segment(text), ({ index }) => index).concat(text.length));
    fc.assert(
      fc.property(anyTexts, ([before, after]) => {
        const parts = diffText(before, after);
        for (const [whole, without] of [
          [before, 'added'],
          [after, 'removed'],
        ] as const) {
          const starts = startsOf(whole);
          let at = 0;
          for (const { kind, text } of parts) {
            expect(starts).toContain(at);
            if (kind !== without) at += text.length;
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
