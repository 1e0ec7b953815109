import 'server-only';
import { audit } from '@/lib/log/audit';
import { outsideRequest, requestContext } from '@/lib/log/request-context';
import { clientKey, UNKNOWN_CLIENT } from './client-address';
import { RefusalCounter } from './refusal-counter';

const MINUTE_MS = 60_000;

interface Shelf {
  readonly counter: RefusalCounter;
  timer: ReturnType<typeof setTimeout> | null;
}

declare global {
  /** One per process: pages, actions and routes are bundled apart and must share it. */
  var palSkillsRefusals: Shelf | undefined;
}

export interface Refusal {
  /** What was asked for, as the audit has it: `route /api/pals`. */
  readonly door: string;
  readonly code: string;
  readonly user?: string | undefined;
}

/** Writes down that a request was refused, or counts it where its sender repeats that. */
export function reportRefusal({ door, code, user }: Refusal): void {
  if (!isWritten(user)) return;
  audit({ event: 'access_refused', door, code, ...(user !== undefined && { user }) });
}

/**
 * Whether a refusal of this request gets lines in log and audit. Where not, it is counted, and the
 * minute ends with one line for its client.
 * @param user who was refused, where that is known
 */
export function isWritten(user?: string): boolean {
  const shelf = (globalThis.palSkillsRefusals ??= { counter: new RefusalCounter(), timer: null });
  const client = clientKey(requestContext()?.client ?? UNKNOWN_CLIENT);
  if (shelf.timer === null) {
    shelf.timer = outsideRequest(() => setTimeout(() => endMinute(shelf), MINUTE_MS).unref());
    process.once('exit', writeOnExit);
  }
  return shelf.counter.note(
    user === undefined ? { kind: 'client', key: client } : { kind: 'user', key: user },
  );
}

function writeOnExit(): void {
  const shelf = globalThis.palSkillsRefusals;
  if (shelf !== undefined) outsideRequest(() => writeCounts(shelf));
}

function endMinute(shelf: Shelf): void {
  shelf.timer = null;
  process.off('exit', writeOnExit);
  writeCounts(shelf);
}

function writeCounts({ counter }: Shelf): void {
  for (const { kind, key, count } of counter.take()) {
    audit({ event: 'refusals', ...(key !== null && { [kind]: key }), count });
  }
}
