import fc from 'fast-check';
import { array, object, scalar, type JsonNode, type JsonObject, type JsonScalar } from './node';

/** What property tests draw from: JSON as odd as an API may send it. For tests only. */

/** Number tokens that `JSON.parse` would round, overflow, shorten or lose the sign of. */
const ODD_NUMBERS = [
  ...['0', '-0', '-0.0', '1', '1.0', '1.00', '10', '1e0', '1E+2', '1e-7', '0.1', '-12.5'],
  ...['9007199254740993', '-9007199254740993', '123456789012345678901234567890'],
  ...['1e400', '-1e400', '1e-400', '0.1000000000000000055511151231257827'],
];

/** Keys that plain objects, pointers, paths of form libraries and sorting stumble over. */
const ODD_KEYS = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', '0', '1', '10', '-1'],
  ...['a', 'b', 'B', 'a.b', 'a[0]', 'a/b', '~', '~1', '~01', '/', '%2F', '"', '\\', '\n', '\u0000'],
  ...['é', 'e\u0301', '\u{1F600}', '\uFFFF', '\uD800', '\uDC00', '\u2028', 'مهارة', 'enabled'],
];

export const oddKeys = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ODD_KEYS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);

export const jsonStrings = fc.oneof(
  oddKeys,
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.stringMatching(/^[\u0000-\u0020"\\/\ud7ff-\ue000]{0,6}$/),
);

/** A number node as the reader would make it, from a token. */
function numberNode(raw: string): JsonScalar {
  return { kind: 'scalar', raw, value: Number(raw) };
}

export const jsonScalars: fc.Arbitrary<JsonScalar> = fc.oneof(
  jsonStrings.map(scalar),
  fc.constantFrom(...ODD_NUMBERS).map(numberNode),
  fc.bigInt().map((value) => numberNode(String(value))),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => numberNode(String(value))),
  fc.constantFrom(true, false, null).map(scalar),
);

function entriesOf(values: fc.Arbitrary<JsonNode>): fc.Arbitrary<[string, JsonNode][]> {
  return fc.uniqueArray(fc.tuple(oddKeys, values), { maxLength: 4, selector: ([key]) => key });
}

export const jsonNodes: fc.Arbitrary<JsonNode> = fc.letrec<{ node: JsonNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    jsonScalars,
    fc.array(tie('node'), { maxLength: 3 }).map(array),
    entriesOf(tie('node')).map(object),
  ),
})).node;

export const jsonObjects: fc.Arbitrary<JsonObject> = entriesOf(jsonNodes).map(object);

const SPACES = ['', '', '', ' ', '\n', '\t', '\r\n', '  \n\t '];

/**
 * A text that means `node`, spelled oddly: white space, escapes and the order of keys differ from
 * seed to seed. Number tokens stay, since another token is another value.
 */
export function spell(node: JsonNode, seed: number): string {
  const random = randomNumbers(seed);
  const space = () => SPACES[random(SPACES.length)] ?? '';
  const list = (open: string, parts: string[], close: string) =>
    `${open}${space()}${parts.map((part) => part + space()).join(`,${space()}`)}${close}`;
  const write = (part: JsonNode): string => {
    if (part.kind === 'array') return list('[', part.items.map(write), ']');
    if (part.kind === 'scalar')
      return typeof part.value === 'string' ? spellString(part.value, random) : part.raw;
    const members = [...part.entries].map(
      ([key, value]) => `${spellString(key, random)}${space()}:${space()}${write(value)}`,
    );
    const first = random(members.length + 1);
    return list('{', [...members.slice(first), ...members.slice(0, first)], '}');
  };
  return write(node);
}

/** Texts of any JSON value, with white space around them. */
export const jsonTexts: fc.Arbitrary<string> = fc
  .tuple(jsonNodes, fc.nat(), fc.constantFrom(...SPACES), fc.constantFrom(...SPACES))
  .map(([node, seed, before, after]) => before + spell(node, seed) + after);

const SHORT_ESCAPES = new Map(
  Object.entries({ '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't', '/': '/' }),
);

function spellString(value: string, random: (below: number) => number): string {
  const units = Array.from({ length: value.length }, (_, index) => value.charAt(index));
  const spelled = units.map((unit) => {
    const short = /["\\]/.test(unit) ? unit : SHORT_ESCAPES.get(unit);
    const choice = random(4);
    if (short !== undefined && choice < 3) return `\\${short}`;
    if (choice > 0 && unit >= ' ' && unit !== '"' && unit !== '\\') return unit;
    const hex = unit.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${choice === 1 ? hex.toUpperCase() : hex}`;
  });
  return `"${spelled.join('')}"`;
}

/** A small seeded generator (mulberry32): the same text for the same seed, so failures repeat. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
