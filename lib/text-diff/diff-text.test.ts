import { afterEach, describe, expect, it, vi } from 'vitest';
import { diffText } from './diff-text';
import type { TextPart } from './text-part';

const FAMILY = '👩‍👩‍👧‍👦';

const side = (parts: readonly TextPart[], without: TextPart['kind']) =>
  parts.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');
const shown = (parts: readonly TextPart[]) =>
  parts
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `{+${text}+}` })[kind])
    .join('');

afterEach(() => vi.unstubAllGlobals());

describe('what a reader sees', () => {
  it.each([
    [
      'one word',
      'Greet every caller warmly.',
      'Greet every visitor warmly.',
      'Greet every [-caller-]{+visitor+} warmly.',
    ],
    ['a word put in', 'Be brief.', 'Be very brief.', 'Be {+very +}brief.'],
    [
      'rewording',
      'You are a helpful guide who answers briefly',
      'You are an honest adviser who answers briefly',
      'You are [-a helpful guide-]{+an honest adviser+} who answers briefly',
    ],
    [
      'a short word lost between long changes',
      'Explain the pricing now, please',
      'Describe the discounts now, please',
      '[-Explain the pricing-]{+Describe the discounts+} now, please',
    ],
    [
      'Japanese by words',
      '営業時間は午前九時から午後五時までです。',
      '営業時間は午前十時から午後五時までです。',
      '営業時間は午前[-九時-]{+十時+}から午後五時までです。',
    ],
    [
      'Arabic by words',
      'رحّب بالزائر بلطف ثم اسأله',
      'رحّب بالعميل بلطف ثم اسأله',
      'رحّب [-بالزائر-]{+بالعميل+} بلطف ثم اسأله',
    ],
    ['Thai by words', 'กรุณาตอบคำถามสั้นๆ', 'กรุณาตอบคำถามยาวๆ', 'กรุณาตอบคำถาม[-สั้นๆ-]{+ยาวๆ+}'],
    [
      'a decomposed letter whole',
      'Ask Zoe\u0308 now',
      'Ask Zoe now',
      'Ask [-Zoe\u0308-]{+Zoe+} now',
    ],
    ['a family whole', `Team ${FAMILY} here`, 'Team 👩‍👩‍👧 here', `Team [-${FAMILY}-]{+👩‍👩‍👧+} here`],
    ['a final line break', 'Be brief.', 'Be brief.\n', 'Be brief.{+\n+}'],
    ['doubled blanks', 'Be very  brief', 'Be very brief', 'Be very[-  -]{+ +}brief'],
  ])('%s', (_, before, after, expected) => {
    expect(shown(diffText(before, after))).toBe(expected);
  });

  it('lines that are alike by words, others as a whole', () => {
    const before = 'Greet the caller.\n\nAsk for the order number.\nNever promise refunds.\n';
    const after =
      'Greet the caller.\n\nAsk for the invoice number.\nHand over to a colleague.\nBye.\n';
    expect(shown(diffText(before, after))).toBe(
      'Greet the caller.\n\nAsk for the [-order-]{+invoice+} number.\n' +
        '[-Never promise refunds.\n-]{+Hand over to a colleague.\nBye.\n+}',
    );
  });

  it('a paragraph put in before reworded ones, though the blank lines between are all the same', () => {
    const before = 'Speak slowly to every guest.\n\nAnswer in one sentence.\n';
    const after =
      'Start with a smile.\n\nSpeak slowly to every visitor.\n\nAnswer in two sentences.\n';
    expect(shown(diffText(before, after))).toBe(
      '{+Start with a smile.\n\n+}Speak slowly to every [-guest-]{+visitor+}.\n\n' +
        'Answer in [-one sentence-]{+two sentences+}.\n',
    );
  });
});

describe('long texts', () => {
  const sentence = (n: number) => `Sentence ${n} tells how to answer question ${n * 7}.`;
  const long = (separator: string, word: (n: number) => string) =>
    Array.from({ length: 460 }, (_, n) => word(n)).join(separator);

  it.each([
    [
      'on one line, every sentence reworded',
      long(' ', sentence),
      long(' ', (n) => sentence(n).replace('tells', 'explains')),
    ],
    [
      'on one line, nothing in common',
      long(' ', sentence),
      long(' ', (n) => `Andere Worte ${n + 0.5} ganz neu, vollkommen verschieden`),
    ],
    [
      'on many lines, every line reworded',
      long('\n', sentence),
      long('\n', (n) => sentence(n).replace('tells', 'explains')),
    ],
    ['on many lines, in reverse', long('\n', sentence), long('\n', (n) => sentence(459 - n))],
    [
      'without blanks',
      long('', () => '営業時間は午前九時から午後五時までです。'),
      long('', () => '休業日は毎週月曜日と火曜日です。'),
    ],
  ])('%s', (_, before, after) => {
    const parts = diffText(before, after);
    expect(side(parts, 'added')).toBe(before);
    expect(side(parts, 'removed')).toBe(after);
  });

  it('of megabytes, though then as two texts', () => {
    const lines = (word: string) =>
      Array.from({ length: 40_000 }, (_, n) => `${word} ${n} of a text that is far too long`).join(
        '\n',
      );
    const parts = diffText(lines('Line'), lines('Row'));
    expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('of megabytes, where little changed', () => {
    const lines = Array.from(
      { length: 40_000 },
      (_, n) => `Line ${n} of a text that is far too long`,
    );
    const parts = diffText(
      lines.join('\n'),
      lines.with(20_000, 'Line 20000 was changed').join('\n'),
    );
    expect(parts.filter(({ kind }) => kind !== 'same').length).toBeLessThan(4);
  });

  it('marks the one word that changed in each of many lines', () => {
    const parts = diffText(
      long('\n', sentence),
      long('\n', (n) => sentence(n).replace('tells', 'explains')),
    );
    expect(parts.filter(({ kind, text }) => kind === 'removed' && text === 'tells')).toHaveLength(
      460,
    );
  });
});

describe.each([
  ['without a segmenter', () => undefined],
  [
    'with a segmenter that cannot be made',
    () =>
      class {
        constructor() {
          throw new RangeError('no data');
        }
      },
  ],
  [
    'with a segmenter that throws',
    () =>
      class {
        segment() {
          throw new RangeError('no data');
        }
      },
  ],
])('a browser %s', (_, makeSegmenter) => {
  it('compares runs of letters, and still cuts no character', () => {
    vi.stubGlobal('Intl', { ...Intl, Segmenter: makeSegmenter() });
    const parts = diffText(`Ask Zoe\u0308 ${FAMILY} 👍🏽 🇩🇪 안녕 now`, 'Ask Zoe 👩‍👩‍👧 👍 🇩🇰 안녕 now');
    expect(shown(parts)).toBe(`Ask [-Zoe\u0308 ${FAMILY} 👍🏽 🇩🇪-]{+Zoe 👩‍👩‍👧 👍 🇩🇰+} 안녕 now`);
    expect(shown(diffText('नमस्ते दुनिया', 'नमस्कार दुनिया'))).toBe('[-नमस्ते-]{+नमस्कार+} दुनिया');
  });
});
