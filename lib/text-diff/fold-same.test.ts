import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldSame } from './fold-same';

const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => `Line ${n + 1} says something.\n`).join('');
const BOTH = { followsChange: true, precedesChange: true };

describe('what is folded of an unchanged text', () => {
  it('loses nothing, and cuts no character', () => {
    const family = '👩‍👩‍👧‍👦';
    const unit = fc.constantFrom('a', ' ', '\n', 'é', 'e\u0308', family, '営業', 'ครับ', '🇩🇪');
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 400 }),
        fc.boolean(),
        fc.boolean(),
        (units, followsChange, precedesChange) => {
          const text = units.join('');
          const { start, hidden, end } = foldSame(text, { followsChange, precedesChange });
          expect(start + hidden + end).toBe(text);
          const count = (part: string) => part.split(family).length - 1;
          expect(count(start) + count(hidden) + count(end)).toBe(count(text));
          expect(`${hidden}${end}`).not.toMatch(/^\u0308/);
          expect(end).not.toMatch(/^\u0308/);
        },
      ),
    );
  });

  it('keeps whole lines next to each change', () => {
    const { start, hidden, end } = foldSame(lines(20), BOTH);
    expect(start).toBe(lines(2));
    expect(hidden.split('\n')).toHaveLength(18);
    expect(end).toBe('Line 20 says something.\n');
  });

  it('keeps the beginning of a line that changes further on, and the line before', () => {
    expect(foldSame(`${lines(20)}7. `, BOTH).end).toBe('Line 20 says something.\n7. ');
  });

  it('cuts no line where it can leave the whole of it out', () => {
    const long = `${'word '.repeat(60)}\n`;
    expect(foldSame(long.repeat(5), BOTH).end).toBe('');
    expect(foldSame(`${long.repeat(5)}7. `, BOTH).end).toBe('7. ');
  });

  it('keeps only what is next to a change', () => {
    expect(foldSame(lines(20), { followsChange: false, precedesChange: true }).start).toBe('');
    expect(foldSame(lines(20), { followsChange: true, precedesChange: false }).end).toBe('');
  });

  it('cuts a long line between two words', () => {
    const { start, end } = foldSame('word '.repeat(200), BOTH);
    expect(start).toMatch(/^(word ?)+$/);
    expect(end).toMatch(/^ ?(word ?)+$/);
    expect(start.length + end.length).toBeLessThan(260);
  });

  it('cuts no word that is longer than what stays in sight', () => {
    const word = '𝒂'.repeat(1_001);
    expect(foldSame(word, BOTH)).toEqual({ start: '', hidden: word, end: '' });
  });

  it('folds nothing of a short text', () => {
    expect(foldSame(lines(5), BOTH)).toEqual({ start: lines(5), hidden: '', end: '' });
  });
});
