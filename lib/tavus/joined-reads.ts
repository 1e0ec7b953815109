import 'server-only';
import { fail } from '@/lib/failures';
import type { TavusResult } from './attempt';

interface Flight {
  readonly result: Promise<TavusResult>;
  readonly leaving: AbortController;
  readers: number;
}

declare global {
  /** Global, since pages and routes may each load their own copy of this module. */
  var palSkillsFlights: Map<string, Flight> | undefined;
}

/**
 * Reads once for all who want the same at the same time. A reader that leaves gets a failure at
 * once; the call itself ends when the last one has left.
 * @param key equal for calls that are equal in everything, deadlines included
 * @param read makes the call; its signal ends it
 */
export async function joinRead(
  key: string,
  signal: AbortSignal | undefined,
  read: (signal: AbortSignal) => Promise<TavusResult>,
): Promise<TavusResult> {
  const left: TavusResult = { ...fail('timeout'), effect: 'none' };
  if (signal?.aborted) return left;
  const flights = (globalThis.palSkillsFlights ??= new Map());
  const flight = flights.get(key) ?? takeOff(flights, key, read);
  flight.readers += 1;
  const leave = () => {
    flight.readers -= 1;
    if (flight.readers > 0) return;
    if (flights.get(key) === flight) flights.delete(key);
    flight.leaving.abort();
  };
  if (signal === undefined) return flight.result;
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      leave();
      resolve(left);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    flight.result.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/**
 * Makes later reads of this address calls of their own: what is under way may have been answered
 * before a write.
 */
export function forgetReads(url: URL): void {
  const flights = globalThis.palSkillsFlights;
  const read = new URL(url);
  read.search = '';
  for (const key of flights?.keys() ?? []) {
    if (key.startsWith(`${read.href} `)) flights?.delete(key);
  }
}

function takeOff(
  flights: Map<string, Flight>,
  key: string,
  read: (signal: AbortSignal) => Promise<TavusResult>,
): Flight {
  const leaving = new AbortController();
  const result = read(leaving.signal).finally(() => {
    if (flights.get(key) === flight) flights.delete(key);
  });
  const flight: Flight = { result, leaving, readers: 0 };
  flights.set(key, flight);
  return flight;
}
