import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonStrings, jsonTexts } from '@/lib/json/arbitraries';
import type { ApiFault } from '@/lib/result';
import { parseApiFaults } from './api-faults';

type Tree = { key: string | number; value: Tree | string[] }[];

const keys = fc.oneof(jsonStrings, fc.integer({ min: 0, max: 30 }));
const messages = fc.oneof(
  fc.constantFrom('Missing data for required field.', "Can't be empty.", 'Say "no".', '\'"', '\\'),
  jsonStrings,
);

const trees: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.array(
    fc.record({
      key: keys,
      value: fc.oneof({ depthSize: 'small' }, fc.array(messages, { maxLength: 3 }), tie('tree')),
    }),
    { maxLength: 3 },
  ),
})).tree;

function isLeaf(value: Tree | string[]): value is string[] {
  return value.every((part) => typeof part === 'string');
}

function faultsOf(tree: Tree, path: (string | number)[] = []): ApiFault[] {
  return tree.flatMap(({ key, value }) =>
    isLeaf(value)
      ? value.map((message) => ({ path: [...path, key], message }))
      : faultsOf(value, [...path, key]),
  );
}

const SHORT_ESCAPES = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A string as Python's `repr` prints it: single quotes unless that saves escapes. */
function repr(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  const escaped = [...value].map((char) => {
    if (char === quote || char === '\\') return `\\${char}`;
    const short = SHORT_ESCAPES.get(char);
    if (short !== undefined) return short;
    if (/[\p{L}\p{N}\p{P}\p{S} ]/u.test(char)) return char;
    const code = char.codePointAt(0) ?? 0;
    const hex = (digits: number) => code.toString(16).padStart(digits, '0');
    return code > 0xffff ? `\\U${hex(8)}` : code > 0xff ? `\\u${hex(4)}` : `\\x${hex(2)}`;
  });
  return quote + escaped.join('') + quote;
}

function reprTree(tree: Tree): string {
  const members = tree.map(({ key, value }) => {
    const right = isLeaf(value) ? `[${value.map(repr).join(', ')}]` : reprTree(value);
    return `${typeof key === 'number' ? key : repr(key)}: ${right}`;
  });
  return `{${members.join(', ')}}`;
}

describe('parseApiFaults', () => {
  it('reads the documented text', () => {
    const text =
      "Bad Request: {'skills': {'presentation': {'config': {'document_ids': ['Missing data for required field.']}}}}";
    expect(parseApiFaults(text)).toEqual([
      {
        path: ['skills', 'presentation', 'config', 'document_ids'],
        message: 'Missing data for required field.',
      },
    ]);
  });

  it('reads back every dict that Python prints', () => {
    fc.assert(
      fc.property(trees, fc.constantFrom('', 'Bad Request: ', "It's bad: "), (tree, prefix) => {
        const faults = faultsOf(tree);
        expect(parseApiFaults(prefix + reprTree(tree))).toEqual(faults.length ? faults : null);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[string, ApiFault[]]>([
    [
      "{'a': {0: ['x'], 12: ['y', 'z']}}",
      [
        { path: ['a', 0], message: 'x' },
        { path: ['a', 12], message: 'y' },
        { path: ['a', 12], message: 'z' },
      ],
    ],
    ['{"a": ["It\'s \\"no\\""]}', [{ path: ['a'], message: 'It\'s "no"' }]],
    ["{'a': 'It\\'s no'}", [{ path: ['a'], message: "It's no" }]],
    [
      "{'a': '\\xe9 \\u00e9 \\U0001f600 \\n \\t \\\\'}",
      [{ path: ['a'], message: 'é é \u{1f600} \n \t \\' }],
    ],
    ["{'a': 'C:\\dir \\N'}", [{ path: ['a'], message: 'C:\\dir \\N' }]],
    [
      "{'a': [None, True, -1.5, 'x']}",
      ['None', 'True', '-1.5', 'x'].map((message) => ({ path: ['a'], message })),
    ],
    [
      "{'a': ('x', ['y', {'b': ['z']},],), }",
      [
        { path: ['a'], message: 'x' },
        { path: ['a'], message: 'y' },
        { path: ['a', 'b'], message: 'z' },
      ],
    ],
    [
      '{"a": {"0": ["\\ud83d\\ude00 \\/"]}, "b": [null, false]}',
      [
        { path: ['a', '0'], message: '\u{1f600} /' },
        { path: ['b'], message: 'null' },
        { path: ['b'], message: 'false' },
      ],
    ],
    [
      "{True: ['x'], None: ['y'], 99999999999999999999: ['z']}",
      [
        { path: ['True'], message: 'x' },
        { path: ['None'], message: 'y' },
        { path: ['99999999999999999999'], message: 'z' },
      ],
    ],
    [
      "{'__proto__': {'constructor': ['x']}}",
      [{ path: ['__proto__', 'constructor'], message: 'x' }],
    ],
  ])('reads %s', (text, faults) => {
    expect(parseApiFaults(text)).toEqual(faults);
  });

  it.each([
    '',
    'PAL not found',
    "Unknown skill '{odd}'",
    '{}',
    "{'a': []}",
    "{'a': {}}",
    "{'a': ['x']",
    "{'a': ['x']} and more",
    "{'a': ['x']]}",
    "{'a': ['x' 'y']}",
    "{'a' ['x']}",
    "{'a', 'b'}",
    '{,}',
    "{'a': 'x}",
    "{'a': '\\x4'}",
    "{'a': '\\U00110000'}",
    "{'a': __import__('os')}",
    "{'a': Nonesense}",
    "{('a', 'b'): ['x']}",
    "{'a': 'x'\\",
  ])('makes nothing of %j', (text) => {
    expect(parseApiFaults(text)).toBeNull();
  });

  it('reads 64 levels, not 65', () => {
    const nest = (levels: number) => `${"{'a': ".repeat(levels)}'x'${'}'.repeat(levels)}`;
    expect(parseApiFaults(nest(64))?.[0]?.path).toHaveLength(64);
    expect(parseApiFaults(nest(65))).toBeNull();
  });

  it('never throws, whatever the text', () => {
    const pieces = fc.oneof(
      fc.constantFrom(...'{}[]():,\'"\\ \n0-x', 'None', 'True', '\\x', '\\u00', '\\U0011', "'a'"),
      fc.string({ unit: 'binary', maxLength: 2 }),
    );
    const soup = fc.array(pieces, { maxLength: 30 }).map((parts) => `{${parts.join('')}`);
    const cut = fc
      .tuple(trees.map(reprTree), fc.nat(), fc.nat({ max: 4 }), pieces)
      .map(([text, at, length, piece]) => {
        const start = at % text.length;
        return text.slice(0, start) + piece + text.slice(start + length);
      });
    fc.assert(
      fc.property(fc.oneof(soup, cut, jsonTexts), (text) => {
        const faults = parseApiFaults(text);
        expect(faults === null || faults.length > 0).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is done with hostile texts of the greatest length at once, and refuses longer ones', () => {
    const fill = (start: string, part: string) =>
      start + part.repeat(Math.floor((65_536 - start.length) / part.length));
    const texts = [
      fill('', '{'),
      fill('', "{'a':"),
      fill("{'a': '", '\\'),
      fill("{'a': '", "\\'"),
      fill("{'a': [", "'x',"),
      fill("{'a': ", '1'),
      fill("{'a': ", ' '),
      fill("{'a': ", '\\x4'),
    ];
    const started = performance.now();
    for (const text of texts) expect(parseApiFaults(text)).toBeNull();
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(parseApiFaults(fill("{'a': '", 'x').slice(0, -2) + "'}")).toHaveLength(1);
    expect(parseApiFaults(`{'a': '${'x'.repeat(65_536)}'}`)).toBeNull();
  });
});
