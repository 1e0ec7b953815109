import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBatch } from './batch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('items of one span are handed on together, in order', () => {
  const handOn = vi.fn();
  const batch = createBatch<number>(handOn, 250);
  for (let item = 0; item < 5_000; item += 1) batch.add(item);
  vi.advanceTimersByTime(249);
  expect(handOn).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(handOn.mock.calls).toEqual([[Array.from({ length: 5_000 }, (_, index) => index)]]);
});

test('an item that comes alone does not wait for the next', () => {
  const handOn = vi.fn();
  const batch = createBatch<string>(handOn, 250);
  batch.add('a');
  vi.advanceTimersByTime(250);
  batch.add('b');
  vi.advanceTimersByTime(250);
  expect(handOn.mock.calls).toEqual([[['a']], [['b']]]);
});

test('a flush hands on what is held, once', () => {
  const handOn = vi.fn();
  const batch = createBatch<string>(handOn, 250);
  batch.add('a');
  batch.flush();
  batch.flush();
  vi.advanceTimersByTime(1_000);
  expect(handOn.mock.calls).toEqual([[['a']]]);
});
