import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './fold-text';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });

test('folding a folded text changes nothing', () => {
  fc.assert(fc.property(text, (value) => foldText(foldText(value)) === foldText(value)));
});

test('composed and decomposed spellings fold to the same', () => {
  fc.assert(
    fc.property(
      text,
      (value) => foldText(value.normalize('NFC')) === foldText(value.normalize('NFD')),
    ),
  );
});

test.each([
  ['Zoë', 'ZOE'],
  ['Straße', 'STRASSE'],
  ['STRAẞE', 'strasse'],
  ['ΟΔΟΣ', 'οδος'],
  ['İstanbul', 'istanbul'],
  ['ＰＡＬ', 'pal'],
  ['مُساعِد', 'مساعد'],
  ['\u200fPAL\u200e', 'pal'],
  ['ёлка', 'ЕЛКА'],
])('%s is found as %s', (name, query) => {
  expect(foldText(name)).toBe(foldText(query));
});

test('different letters stay different', () => {
  expect(foldText('pal')).not.toBe(foldText('pol'));
  expect(foldText('東京')).not.toBe(foldText('京都'));
});
