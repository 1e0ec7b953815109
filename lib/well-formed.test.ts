import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paths } from './paths';
import { encodePart, idPart, wellFormed } from './well-formed';

const anyText = fc.string({ unit: 'binary' });

test('a text is well formed as UTF-8 makes it, and unchanged where it is already', () => {
  expect(wellFormed('a\ud800b\udfffc')).toBe('a\uFFFDb\uFFFDc');
  expect(wellFormed('Zoë \u{1F600} \uFFFD')).toBe('Zoë \u{1F600} \uFFFD');
  fc.assert(
    fc.property(anyText, (text) => {
      expect(wellFormed(text)).toBe(
        new TextDecoder().decode(new TextEncoder().encode(`|${text}`)).slice(1),
      );
    }),
  );
});

test('any text can be a part of an address', () => {
  expect(encodePart('a b/\ud800')).toBe('a%20b%2F%EF%BF%BD');
  expect(paths.skill('p1', '\udc00')).toBe('/pals/p1#%EF%BF%BD');
  expect(paths.api.editor('\ud800')).toBe('/api/pals/%EF%BF%BD/editor');
  fc.assert(fc.property(anyText, (text) => URL.canParse(paths.pal(text), 'http://host')));
});

test('ids of elements have no white space, and differ where their texts do', () => {
  expect(idPart('magic_canvas')).toBe('magic_canvas');
  expect(idPart('a b\ud800')).toBe('a%20b%ud800');
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      expect(idPart(a)).not.toMatch(/\s/);
      expect(idPart(a) === idPart(b)).toBe(a === b);
    }),
  );
});
