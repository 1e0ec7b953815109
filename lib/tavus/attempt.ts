import 'server-only';
import { Agent, type Dispatcher } from 'undici';
import type { JsonNode } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { fail, failure } from '@/lib/failures';
import type { Failure } from '@/lib/result';
import { isJson } from './answer-head';
import { connectionFault } from './connection-fault';
import { createGate, type Gate, type Place, type Rank } from './gate';
import { ACCEPT_ENCODING, dropBody, readBody } from './read-body';
import { refusal } from './refusal';

/**
 * An answer, or why there is none. `effect` matters for writes: `none` where the API provably
 * changed nothing (the call never left, or a 4xx refused it), else `unknown`: then only reading
 * tells.
 */
export type TavusResult =
  | { readonly ok: true; readonly status: number; readonly body: JsonNode }
  | { readonly ok: false; readonly error: Failure; readonly effect: 'none' | 'unknown' };

export interface Attempt {
  readonly method: 'GET' | 'PUT';
  readonly url: URL;
  readonly apiKey: string;
  readonly body: string | undefined;
  /** The longest answer that is read, in bytes; undefined for the usual limit. */
  readonly maxBytes: number | undefined;
  /** Ends the attempt: its deadline, or the browser that left. */
  readonly signal: AbortSignal;
  /** Its place among others that wait. */
  readonly rank: Rank;
  /** A place that its caller holds already, and goes on holding; undefined where it waits for one. */
  readonly held: HeldPlace | undefined;
  /** Why it may not be sent after all: asked once there is a place for it. */
  readonly refuse: () => Failure | null;
  /** Told of the answer before the next call gets the place. */
  readonly note: (result: TavusResult) => void;
}

export interface Attempted {
  /** False where nothing left: no place came free in time, or the call was refused. */
  readonly isSent: boolean;
  readonly result: TavusResult;
}

/** A place with a connection of its own. */
export type HeldPlace = Place<Agent>;

const MAX_READS_AT_ONCE = 8;
/** Kept free for saves and the reads they hang on. */
const RESERVED = 1;
const CONNECT_MS = 3_000;

declare global {
  /** Global, since pages and routes may each load their own copy of this module. */
  var palSkillsCalls: Gate<Agent> | undefined;
}

/** One connection a place: a call that holds its place finds its connection open. */
function gate(): Gate<Agent> {
  return (globalThis.palSkillsCalls ??= createGate(
    Array.from(
      { length: MAX_READS_AT_ONCE + RESERVED },
      () => new Agent({ connections: 1, connect: { timeout: CONNECT_MS } }),
    ),
    RESERVED,
  ));
}

/**
 * Takes a place for several calls in a row, before every other call: nothing comes between them.
 * @returns null where none came free before the signal fired; else it has to be left
 */
export function holdPlace(signal: AbortSignal): Promise<HeldPlace | null> {
  return gate().enter(signal, 'first');
}

/**
 * One call to the API, sent at most once, with everything an answer must be checked for.
 * @returns never throws for what a network or a server can do
 */
export async function attempt(call: Attempt): Promise<Attempted> {
  const place = call.held ?? (await gate().enter(call.signal, call.rank));
  if (place === null) return { isSent: false, result: { ...fail('timeout'), effect: 'none' } };
  try {
    const refused = call.refuse();
    if (refused !== null) {
      return { isSent: false, result: { ok: false, error: refused, effect: 'none' } };
    }
    const result = await send(call, place.connection);
    call.note(result);
    return { isSent: true, result };
  } finally {
    if (call.held === undefined) place.leave();
  }
}

/** Redirects are not followed: that would carry the key to whatever host they name. */
async function send(call: Attempt, agent: Agent): Promise<TavusResult> {
  let response: Dispatcher.ResponseData;
  try {
    response = await agent.request({
      origin: call.url.origin,
      path: call.url.pathname + call.url.search,
      method: call.method,
      headers: {
        accept: 'application/json',
        // Unpacking would take time between the re-read of a save and its PUT.
        'accept-encoding': call.held === undefined ? ACCEPT_ENCODING : 'identity',
        'user-agent': 'pal-skills',
        'x-api-key': call.apiKey,
        // A cache on the way must not hide that someone else has saved.
        ...(call.method === 'GET' ? { 'cache-control': 'no-cache' } : {}),
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: call.body ?? null,
      signal: call.signal,
    });
  } catch (thrown) {
    if (call.signal.aborted) return { ...fail('timeout'), effect: 'unknown' };
    const { error, neverLeft } = connectionFault(thrown);
    return { ok: false, error, effect: neverLeft ? 'none' : 'unknown' };
  }
  const isOk = response.statusCode >= 200 && response.statusCode < 300;
  return isOk ? readAnswer(response, call) : readRefusal(response, call);
}

/** A 2xx counts only as whole JSON of sane size and depth; else nothing is concluded from it. */
async function readAnswer(response: Dispatcher.ResponseData, call: Attempt): Promise<TavusResult> {
  const unreadable = { ...fail('unexpected_answer'), effect: 'unknown' } as const;
  try {
    if (!isJson(response)) {
      dropBody(response);
      return unreadable;
    }
    const text = await readBody(response, call.maxBytes);
    const parsed = parseJson(text ?? '');
    return parsed.ok ? { ok: true, status: response.statusCode, body: parsed.value } : unreadable;
  } catch {
    // Only the connection can fail here: the answer began and did not come to its end.
    const code = call.signal.aborted ? 'timeout' : 'network';
    return { ok: false, error: failure(code), effect: 'unknown' };
  }
}

async function readRefusal(response: Dispatcher.ResponseData, call: Attempt): Promise<TavusResult> {
  // The status says enough where the body breaks off.
  const text = await readBody(response).catch(() => null);
  const { statusCode } = response;
  const error = refusal(response, text, call);
  const isRefused = statusCode >= 400 && statusCode < 500 && statusCode !== 408;
  return { ok: false, error, effect: isRefused ? 'none' : 'unknown' };
}
