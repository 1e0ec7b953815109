import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonNodes, jsonObjects, jsonScalars, jsonStrings, spell } from './arbitraries';
import { array, EMPTY_OBJECT, object, scalar, withMember, type JsonNode } from './node';
import { parseJson } from './parse';
import { canonicalJson, equalJson, formatJson, printJson } from './print';

function parsed(text: string): JsonNode {
  const result = parseJson(text);
  if (!result.ok) throw new Error(`${result.error.message}: ${text}`);
  return result.value;
}

/** Equality by another way than the canonical text, to check that text against. */
function meansTheSame(a: JsonNode, b: JsonNode): boolean {
  if (a.kind === 'scalar') {
    const isString = typeof a.value === 'string';
    return b.kind === 'scalar' && (isString ? a.value === b.value : a.raw === b.raw);
  }
  if (a.kind === 'array') {
    return (
      b.kind === 'array' &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => {
        const other = b.items[index];
        return other !== undefined && meansTheSame(item, other);
      })
    );
  }
  return (
    b.kind === 'object' &&
    a.entries.size === b.entries.size &&
    [...a.entries].every(([key, value]) => {
      const other = b.entries.get(key);
      return other !== undefined && meansTheSame(value, other);
    })
  );
}

describe('printJson', () => {
  it('prints what was made here so that it reads back the same', () => {
    fc.assert(
      fc.property(jsonNodes, (node) => {
        expect(meansTheSame(parsed(printJson(node)), node)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps the tokens of everything beside an edit', () => {
    const text = '{ "n": 1.0, "big": [ 9007199254740993, 1e400 ], "__proto__": {"\\u0061": -0} }';
    const node = parsed(text);
    expect(node.kind === 'object' && printJson(withMember(node, 'n', scalar(2)))).toBe(
      '{"n":2,"big":[ 9007199254740993, 1e400 ],"__proto__":{"\\u0061": -0}}',
    );
  });
});

describe('formatJson', () => {
  it('reads back as the same value, tokens of numbers included', () => {
    fc.assert(
      fc.property(jsonNodes, (node) => {
        expect(canonicalJson(parsed(formatJson(node)))).toBe(canonicalJson(node));
      }),
      { numRuns: 1_000 },
    );
  });

  it('lays out like JSON.stringify with two spaces', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        expect(formatJson(parsed(text))).toBe(JSON.stringify(JSON.parse(text), null, 2));
      }),
    );
  });
});

describe('canonicalJson', () => {
  it('is equal for texts that differ in spelling and order alone', () => {
    fc.assert(
      fc.property(jsonNodes, fc.nat(), fc.nat(), (node, one, other) => {
        const a = canonicalJson(parsed(spell(node, one)));
        expect(a).toBe(canonicalJson(parsed(spell(node, other))));
        expect(a).toBe(canonicalJson(node));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is equal for no two values that differ', () => {
    const pairs = fc.oneof(
      fc.tuple(jsonNodes, jsonNodes),
      fc.tuple(jsonScalars, jsonScalars),
      fc.tuple(jsonObjects, jsonStrings, jsonScalars).map(([node, key, value]) => {
        return [node, withMember(node, key, value)] as const;
      }),
    );
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(canonicalJson(a) === canonicalJson(b)).toBe(meansTheSame(a, b));
      }),
      { numRuns: 3_000 },
    );
  });

  it('tells apart what JavaScript takes for the same number', () => {
    const tokens = ['1', '1.0', '1e0', '-0', '0', '9007199254740992', '9007199254740993', '1e400'];
    const texts = [...tokens, '1e401', '"1"', 'null', '"null"', '[]', '{}', '""'];
    expect(new Set(texts.map((text) => canonicalJson(parsed(text)))).size).toBe(texts.length);
  });

  it('keeps lone surrogates apart, which UTF-8 would make the same character', () => {
    const [high, low] = ['\ud800', '\udc00'].map((unit) => canonicalJson(scalar(unit)));
    expect(Buffer.from(high ?? '').equals(Buffer.from(low ?? ''))).toBe(false);
  });
});

describe('equalJson', () => {
  it('takes undefined as equal to nothing but itself', () => {
    expect(equalJson(undefined, undefined)).toBe(true);
    expect(equalJson(undefined, scalar(null))).toBe(false);
    expect(equalJson(EMPTY_OBJECT, undefined)).toBe(false);
  });

  it('compares by meaning, whatever was read and whatever was made', () => {
    const made = object([
      ['b', array([scalar('é')])],
      ['a', scalar(1)],
    ]);
    expect(equalJson(parsed('{"a": 1, "b": ["\\u00e9"]}'), made)).toBe(true);
    expect(equalJson(parsed('{"a": 1, "b": ["e"]}'), made)).toBe(false);
    expect(equalJson(array([]), object([]))).toBe(false);
  });
});
