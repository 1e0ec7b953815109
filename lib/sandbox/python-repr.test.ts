import { describe, expect, it } from 'vitest';
import { pythonRepr } from './python-repr';

describe('pythonRepr', () => {
  // Each right side is what CPython 3.11 prints.
  it.each([
    ['plain', `'plain'`],
    ['', `''`],
    [`it's`, `"it's"`],
    [`say "hi"`, `'say "hi"'`],
    [`it's "both"`, `'it\\'s "both"'`],
    ['back\\slash', `'back\\\\slash'`],
    ['a\nb\tc\rd', `'a\\nb\\tc\\rd'`],
    ['\u0000\u001b\u007f\u00a0', `'\\x00\\x1b\\x7f\\xa0'`],
    ['\u200b\u2028\ufeff', `'\\u200b\\u2028\\ufeff'`],
    ['\ud83d\ude00 é ع 日', `'😀 é ع 日'`],
    ['\ud800', `'\\ud800'`],
    ['\u{e0001}', `'\\U000e0001'`],
  ])('prints the string %j as Python does', (text, expected) => {
    expect(pythonRepr(text)).toBe(expected);
  });

  it('prints None, booleans, integers, lists and dicts with integer keys', () => {
    const value = new Map<string | number, (string | boolean | null)[]>([
      [0, [null, true, false]],
      ["it's", ['x']],
    ]);
    expect(pythonRepr(value)).toBe(`{0: [None, True, False], "it's": ['x']}`);
    expect(pythonRepr([1, -2, []])).toBe('[1, -2, []]');
  });
});
