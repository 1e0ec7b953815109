import { expect, it } from 'vitest';
import { keysOf } from './picked-keys';

it('keys of picked documents differ even where the ids do not', () => {
  expect(keysOf(['a', 'b', 'a', 'a#1'])).toEqual(['a#0', 'b#0', 'a#1', 'a#1#0']);
  expect(new Set(keysOf(['a', 'a', 'a#0', 'a#1', ''])).size).toBe(5);
});
