import 'server-only';
import { headers } from 'next/headers';
import { audit } from '@/lib/log/audit';
import { log, type LogLevel } from '@/lib/log/log';
import { withRequestContext } from '@/lib/log/request-context';
import { newId } from '@/lib/new-id';
import type { Failure, Result } from '@/lib/result';
import type { Admin } from './admin';
import { hasSessionChanged } from './changed-session';
import { clientAddress } from './client-address';
import { isWritten } from './refusals';

/** A way in, as the log knows it. */
export interface Door {
  readonly kind: 'page' | 'route' | 'action';
  /** An action's name, or a path without its query, which may contain what people search for. */
  readonly name: string;
  readonly pal_id?: string | undefined;
  /** The level of its line; health checks would fill the log. */
  readonly level?: LogLevel;
}

/** The caller, null where that does not matter; or why access is refused, and to which user. */
export type Entry<A extends Admin | null> =
  | { readonly ok: true; readonly data: A }
  | { readonly ok: false; readonly error: Failure; readonly user?: string };

interface Visit<A extends Admin | null, T> {
  readonly enter: () => Promise<Entry<A>>;
  readonly serve: (admin: A) => Promise<T>;
  readonly refuse: (failure: Failure) => T | Promise<T>;
  /** How it ended, for the log, where that is more than that it did. */
  readonly outcomeOf?: (answer: T) => string;
}

const PAL_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/**
 * Runs one request through its guard: writes its log line, an audit line if it is refused, and gives
 * every line of the request the same context.
 */
export async function passDoor<A extends Admin | null, T>(
  door: Door,
  visit: Visit<A, T>,
): Promise<T> {
  const startedAt = performance.now();
  const list = await headers();
  const context = {
    request_id: list.get('x-request-id') ?? newId(),
    client: clientAddress(list),
  };
  const report = (outcome: string) => {
    const { kind, name, pal_id, level = 'info' } = door;
    const duration_ms = Math.round(performance.now() - startedAt);
    log(level, 'request', { door: kind, name, pal_id, outcome, duration_ms });
  };
  return withRequestContext(context, async () => {
    const entered = await visit.enter();
    if (!entered.ok) {
      await reportEntry(door, entered, report);
      return visit.refuse(entered.error);
    }
    const admin = entered.data;
    const user = admin?.user.id;
    return withRequestContext({ ...context, ...(user !== undefined && { user }) }, async () => {
      try {
        const answer = await visit.serve(admin);
        report(visit.outcomeOf?.(answer) ?? 'ok');
        return answer;
      } catch (error) {
        report(outcomeOfThrown(error));
        throw error;
      }
    });
  });
}

/** Writes down a refusal, or counts it. A page that is rendered again after a sign-out is none. */
async function reportEntry(
  { kind, name }: Door,
  { error: { code }, user }: Extract<Entry<null>, { ok: false }>,
  report: (outcome: string) => void,
): Promise<void> {
  if (code === 'signed_out' && (await hasSessionChanged())) return report(code);
  if (!isWritten(user)) return;
  report(code);
  const door = `${kind} ${name}`;
  audit({ event: 'access_refused', door, code, ...(user !== undefined && { user }) });
}

/** An id of Tavus by its looks; anything else that came in its place is not for the log. */
export function palIdOf(value: unknown): string | undefined {
  const isRecord = typeof value === 'object' && value !== null && 'palId' in value;
  const id = isRecord ? value.palId : undefined;
  return typeof id === 'string' && PAL_ID.test(id) ? id : undefined;
}

export function outcomeOfResult(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

/** The page that is asked for, as the proxy wrote it down: the path alone, and with its query. */
export async function pageAddress(): Promise<{ pathname: string; address: string }> {
  const address = (await headers()).get('x-path') ?? '/';
  return { pathname: address.replace(/[?#].*$/s, ''), address };
}

/** Next throws to redirect and to show its not-found page; anything else is a bug. */
function outcomeOfThrown(error: unknown): string {
  const digest =
    typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : '';
  if (digest.startsWith('NEXT_REDIRECT')) return 'redirect';
  return digest.startsWith('NEXT_HTTP_ERROR_FALLBACK;404') ? 'not_found' : 'threw';
}
