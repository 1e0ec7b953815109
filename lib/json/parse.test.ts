import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonTexts } from './arbitraries';
import type { JsonNode } from './node';
import { MAX_DEPTH, parseJson, parseJsonObject } from './parse';
import { printJson } from './print';

const MEBIBYTE = 1024 * 1024;

function parsed(text: string): JsonNode {
  const result = parseJson(text);
  if (!result.ok) throw new Error(`${result.error.message} at ${result.error.offset}: ${text}`);
  return result.value;
}

function errorOf(text: string) {
  const result = parseJson(text);
  return result.ok ? undefined : result.error;
}

/**
 * What `JSON.parse` gives for the same text; members are defined, so that `__proto__` is one.
 * Compare by `isDeepStrictEqual`: vitest's `toStrictEqual` trips over a member named `constructor`.
 */
function plain(node: JsonNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.items.map(plain);
  const result = {};
  for (const [key, value] of node.entries) {
    const property = { value: plain(value), enumerable: true, configurable: true, writable: true };
    Object.defineProperty(result, key, property);
  }
  return result;
}

function judge(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

describe('parseJson', () => {
  it('gives back every text byte for byte', () => {
    fc.assert(
      fc.property(jsonTexts, (text) => {
        expect(printJson(parsed(text))).toBe(text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, ''));
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads the values JSON.parse reads', () => {
    fc.assert(
      fc.property(jsonTexts, (text) => {
        expect(isDeepStrictEqual(plain(parsed(text)), JSON.parse(text))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('accepts and refuses what JSON.parse does', () => {
    const pieces = fc.oneof(
      fc.constantFrom(...'{}[],:"\\/-+.eE0123456789 \t\n\r\f\v\u00a0\ufeffabfnrtu\u0000\u001f'),
      fc.constantFrom('true', 'false', 'null', 'NaN', 'Infinity', '\\u12', '\\x41', "'", '//'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    );
    const cut = fc.tuple(fc.nat(), fc.nat({ max: 3 }), pieces);
    const mutated = fc.tuple(jsonTexts, fc.array(cut, { maxLength: 3 })).map(([text, cuts]) =>
      cuts.reduce((current, [at, length, piece]) => {
        const start = at % (current.length + 1);
        return current.slice(0, start) + piece + current.slice(start + length);
      }, text),
    );
    const soup = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(mutated, soup), (text) => {
        const result = parseJson(text);
        const reference = judge(text);
        expect(result.ok).toBe(reference !== null);
        if (result.ok) {
          expect(isDeepStrictEqual(plain(result.value), reference?.value)).toBe(true);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('keeps numbers that JavaScript cannot hold, as their text', () => {
    for (const token of ['9007199254740993', '1e400', '-1e400', '1.0', '-0', '1E+2', '0.10']) {
      expect(parsed(token)).toStrictEqual({ kind: 'scalar', raw: token, value: Number(token) });
    }
  });

  it('keeps keys in the order of the text, __proto__ and integers among them', () => {
    const node = parsed('{"b":1,"10":2,"__proto__":{"x":3},"2":4}');
    expect(node.kind === 'object' && [...node.entries.keys()]).toEqual([
      'b',
      '10',
      '__proto__',
      '2',
    ]);
  });

  it('refuses the 32 control characters in a string, and nothing else', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      const char = String.fromCharCode(code);
      if (/["\\]/.test(char)) continue;
      if (parseJson(`"${char}"`).ok !== code >= 32) throw new Error(`U+${code.toString(16)}`);
    }
  });

  it('refuses a key that comes twice where it is asked to, at the second one', () => {
    const text = '{"a": [{"k":1,\n "\\u006b":2}]}';
    expect(parseJson(text, MAX_DEPTH, 'refuse')).toEqual({
      ok: false,
      error: { message: 'Repeated key', line: 2, column: 2, offset: 16, repeatedKey: 'k' },
    });
    expect(parsed(text)).toMatchObject({ repeatedKeys: 'inside' });
    expect(parsed('{"k":1,"k":2}')).toMatchObject({ repeatedKeys: 'here' });
    expect(parsed('{"k":{"k":1}}')).not.toHaveProperty('repeatedKeys');
  });

  it('reads the last value of a key that comes twice, and prints both', () => {
    const text = '{"a":1,"b":2,"\\u0061":3}';
    expect(plain(parsed(text))).toEqual({ a: 3, b: 2 });
    expect(printJson(parsed(text))).toBe(text);
  });

  it('reads 64 levels and refuses 65, of arrays and objects alike', () => {
    const kinds = fc.array(fc.boolean(), { minLength: MAX_DEPTH, maxLength: MAX_DEPTH });
    fc.assert(
      fc.property(kinds, (levels) => {
        const wrap = (inner: string) =>
          levels.reduce((text, isArray) => (isArray ? `[${text}]` : `{"a":${text}}`), inner);
        expect(printJson(parsed(wrap('1')))).toBe(wrap('1'));
        expect(errorOf(wrap('[]'))?.message).toBe('Nested deeper than 64 levels');
        expect(errorOf(wrap('{}'))?.message).toBe('Nested deeper than 64 levels');
      }),
      { numRuns: 20 },
    );
    expect(errorOf('['.repeat(100_000))?.offset).toBe(MAX_DEPTH);
  });

  it('reads two mebibytes of anything without exhausting the stack', () => {
    const texts = [
      `"${'a'.repeat(2 * MEBIBYTE)}"`,
      `"${'\\n'.repeat(MEBIBYTE)}"`,
      `"${'\\ud83d\\ude00'.repeat(MEBIBYTE / 6)}"`,
      '7'.repeat(2 * MEBIBYTE),
      `0.${'7'.repeat(2 * MEBIBYTE)}e${'1'.repeat(MEBIBYTE)}`,
      `[${' '.repeat(2 * MEBIBYTE)}]`,
      `[${'1,'.repeat(MEBIBYTE)}1]`,
    ];
    for (const text of texts) expect(printJson(parsed(text)) === text).toBe(true);
    expect(errorOf(`"${'a'.repeat(2 * MEBIBYTE)}`)?.message).toBe('This string is not closed');
  });

  it.each([
    ['', 'Unexpected end', 1, 1],
    ['{"a":}', 'Expected a value', 1, 6],
    ['{\n  "a": 1,\n}', 'Expected a key in double quotes', 3, 1],
    ['{\r\n  "a" 1}', 'Expected ":" after the key', 2, 7],
    ['[1 2]', 'Expected "," or "]"', 1, 4],
    ['{"a":1 "b"', 'Expected "," or "}"', 1, 8],
    ['"\\x"', 'Unknown escape in a string', 1, 2],
    ['"a\nb"', 'Line breaks and control characters in a string must be escaped', 1, 3],
    ['01', 'Unexpected text after the end of the value', 1, 2],
  ])('tells where %j is wrong', (text, message, line, column) => {
    expect(errorOf(text)).toMatchObject({ message, line, column });
  });
});

describe('parseJsonObject', () => {
  it('reads an object', () => {
    expect(parseJsonObject(' {"a": 1} ')).toMatchObject({ ok: true, value: { kind: 'object' } });
  });

  it('points at the first character of any other value', () => {
    expect(parseJsonObject('\n [1]')).toEqual({
      ok: false,
      error: { message: 'Expected an object: {…}', line: 2, column: 2, offset: 2 },
    });
  });

  it('passes on why a text is not JSON', () => {
    expect(parseJsonObject('{"a"}')).toMatchObject({ ok: false, error: { offset: 4 } });
  });
});
