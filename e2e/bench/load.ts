import { Pool } from 'undici';
import { percentile } from './statistics';

export interface LoadOptions {
  readonly count: number;
  /** Ends earlier then, with what was answered so far. In milliseconds. */
  readonly maxMs: number;
}

export interface Load {
  readonly perSecond: number;
  readonly p95: number;
  readonly count: number;
}

const AT_ONCE = 8;

/**
 * Asks a server for some paths in turn, eight requests at a time, each read to its end.
 * @throws Error where an answer is no 200
 */
export async function load(
  origin: string,
  targets: readonly string[],
  { count, maxMs }: LoadOptions,
): Promise<Load> {
  const pool = new Pool(origin, { connections: AT_ONCE });
  const times: number[] = [];
  const begun = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < count && performance.now() - begun < maxMs) {
      const path = targets[next % targets.length] ?? '/';
      next += 1;
      const sent = performance.now();
      const { statusCode, body } = await pool.request({ path, method: 'GET' });
      await body.dump({ limit: Number.MAX_SAFE_INTEGER });
      if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}`);
      times.push(performance.now() - sent);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    await pool.destroy();
  }
  const seconds = (performance.now() - begun) / 1000;
  return { perSecond: times.length / seconds, p95: percentile(times, 0.95), count: times.length };
}
