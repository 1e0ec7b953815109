import 'server-only';
import type { Failure } from '@/lib/result';

const ENDS: readonly Failure['code'][] = [
  'breaker_open',
  'forbidden',
  'key_rejected',
  'not_reached',
  'rate_limited',
  'timeout',
];

/** Whether further calls of a batch would only make it worse, or cost as much time again. */
export function endsBatch({ code }: Failure): boolean {
  return ENDS.includes(code);
}

/**
 * Runs `work` over all items, at most `limit` at a time.
 * @returns the results in the order of the items; rejects as soon as one does
 */
export async function mapBounded<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Map<number, R>();
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results.set(index, await work(item));
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
