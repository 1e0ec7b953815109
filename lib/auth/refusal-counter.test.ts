import { expect, it } from 'vitest';
import {
  COUNTED_CLIENTS,
  FULL_LINES,
  FULL_LINES_IN_ALL,
  RefusalCounter,
  type Refused,
} from './refusal-counter';

const client = (key: string): Refused => ({ kind: 'client', key });
const user = (key: string): Refused => ({ kind: 'user', key });

/** How many of these refusals get a line. */
function lines(counter: RefusalCounter, count: number, of: (index: number) => Refused): number {
  return Array.from({ length: count }, (_, index) => counter.note(of(index))).filter(Boolean)
    .length;
}

it('writes the first refusals of a client, and counts those after them', () => {
  const counter = new RefusalCounter();
  expect(lines(counter, 5, () => client('a'))).toBe(5);
  expect(counter.take()).toEqual([]);
  expect(lines(counter, 10_000, () => client('a'))).toBe(FULL_LINES);
  expect(counter.take()).toEqual([{ kind: 'client', key: 'a', count: 10_000 - FULL_LINES }]);
  expect(counter.take()).toEqual([]);
  expect(counter.note(client('a'))).toBe(true);
});

it('loses none of 100,000 refusals of ever new clients, in a few lines', () => {
  const counter = new RefusalCounter();
  const count = 100_000;
  const written = lines(counter, count, (index) => client(`client ${index}`));
  const counts = counter.take();
  expect(written).toBe(FULL_LINES_IN_ALL);
  expect(counts.length).toBeLessThanOrEqual(COUNTED_CLIENTS + 1);
  expect(counts.at(-1)?.key).toBeNull();
  expect(counts.reduce((sum, each) => sum + each.count, written)).toBe(count);
});

it('names the clients with the most', () => {
  const counter = new RefusalCounter();
  lines(counter, 10_000, (index) => client(`client ${index % 50}`));
  lines(counter, 1_000, () => client('client 7'));
  const [first, ...rest] = counter.take();
  expect(first).toEqual({ kind: 'client', key: 'client 7', count: expect.any(Number) });
  expect(rest).toHaveLength(COUNTED_CLIENTS);
});

it("writes a user's refusals whatever strangers do", () => {
  const counter = new RefusalCounter();
  lines(counter, 100_000, (index) => client(`client ${index}`));
  expect(lines(counter, 50, () => user('oidc:7'))).toBe(FULL_LINES);
  expect(counter.take()[0]).toEqual({ kind: 'user', key: 'oidc:7', count: 50 - FULL_LINES });
});
