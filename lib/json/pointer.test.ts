import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonNodes, jsonObjects, oddKeys } from './arbitraries';
import { EMPTY_OBJECT, object, scalar, array } from './node';
import { getIn, parsePointer, setIn, toPointer } from './pointer';
import { equalJson, printJson } from './print';

const paths = fc.array(oddKeys, { maxLength: 5 });

describe('toPointer and parsePointer', () => {
  it('are each other’s inverse for every list of keys', () => {
    fc.assert(
      fc.property(paths, (keys) => {
        expect(parsePointer(toPointer(keys))).toEqual(keys);
      }),
    );
  });

  it('give every accepted text back', () => {
    const texts = fc.array(fc.constantFrom('/', '~0', '~1', '~', 'a', '2', '')).map((parts) => {
      return parts.join('');
    });
    fc.assert(
      fc.property(texts, (text) => {
        const keys = parsePointer(text);
        if (keys !== undefined) expect(toPointer(keys)).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  it('follow the examples of RFC 6901', () => {
    expect(parsePointer('')).toEqual([]);
    expect(parsePointer('/')).toEqual(['']);
    expect(parsePointer('/a~1b')).toEqual(['a/b']);
    expect(parsePointer('/m~0n')).toEqual(['m~n']);
    expect(parsePointer('/~01')).toEqual(['~1']);
  });

  it.each(['a', 'a/b', '/~', '/~2', '/a~'])('refuse %j', (text) => {
    expect(parsePointer(text)).toBeUndefined();
  });
});

describe('setIn', () => {
  const keys = fc.array(oddKeys, { minLength: 1, maxLength: 3 });

  it('is read back by getIn, and refuses only where a value stands in the way', () => {
    fc.assert(
      fc.property(jsonObjects, keys, jsonNodes, (target, path, value) => {
        const changed = setIn(target, path, value);
        const blocked = path.slice(1).some((_, index) => {
          const above = getIn(target, path.slice(0, index + 1));
          return above !== undefined && above.kind !== 'object';
        });
        expect(changed === undefined).toBe(blocked);
        if (changed !== undefined) expect(getIn(changed, path)).toBe(value);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves the members beside its way the very same nodes', () => {
    fc.assert(
      fc.property(jsonObjects, keys, fc.option(jsonNodes, { nil: undefined }), (node, path, to) => {
        const changed = setIn(node, path, to);
        if (changed === undefined) return;
        for (const [key, value] of node.entries) {
          if (key !== path[0]) expect(changed.entries.get(key)).toBe(value);
        }
      }),
    );
  });

  it('takes a member out where the value is undefined', () => {
    const target = object([['a', object([['b', scalar(1)]])]]);
    const changed = setIn(target, ['a', 'b'], undefined);
    expect(equalJson(changed, object([['a', EMPTY_OBJECT]]))).toBe(true);
    expect(printJson(target)).toBe('{"a":{"b":1}}');
  });

  it('does not go into arrays', () => {
    const target = object([['a', array([scalar(1)])]]);
    expect(setIn(target, ['a', '0'], scalar(2))).toBeUndefined();
    expect(getIn(target, ['a', '0'])).toBeUndefined();
    expect(setIn(target, [], scalar(2))).toBeUndefined();
  });
});
