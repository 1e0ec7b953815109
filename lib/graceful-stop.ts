import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import { Server, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { log } from './log/log';
import { STOP_MS } from './stop-times';
import { embeddedSandbox } from './tavus/upstream';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
const LOOK_MS = 50;
/** The last bytes of the last answer leave right after its response has closed. */
const LAST_BYTES_MS = 100;

interface StopState {
  isStopping: boolean;
  readonly servers: Set<Server>;
  /** Requests that wait for the end of their answer. */
  readonly answers: Set<ServerResponse>;
  /** What has to end well, whether or not somebody still waits for its answer. */
  readonly work: Set<Promise<unknown>>;
  /** What to write down of work that does not end in time. */
  readonly unfinished: Set<() => void>;
}

/** Global, since routes, actions and the server's start may each load their own copy. */
const shelf = globalThis as typeof globalThis & { palSkillsStop?: StopState };

function state(): StopState {
  return (shelf.palSkillsStop ??= {
    isStopping: false,
    servers: new Set(),
    answers: new Set(),
    work: new Set(),
    unfinished: new Set(),
  });
}

/** Whether this process was told to stop, and only ends what it has begun. */
export function isStopping(): boolean {
  return shelf.palSkillsStop?.isStopping ?? false;
}

/**
 * Keeps a stopping process alive until a task has ended, also where the browser that asked for it
 * has left: half a save would help nobody.
 */
export function finishBeforeStop<T>(task: Promise<T>): Promise<T> {
  const { work } = state();
  const end = () => work.delete(task);
  work.add(task);
  task.then(end, end);
  return task;
}

/**
 * Registers what is called if the process stops before some work has ended.
 * @returns how to take it back, once the work has ended
 */
export function onUnfinishedStop(write: () => void): () => void {
  const { unfinished } = state();
  unfinished.add(write);
  return () => void unfinished.delete(write);
}

/**
 * Takes the end of this process in hand. At the first signal no connection is accepted any more and
 * what runs comes to its end, within `stopMs` milliseconds; then the exit code is 0, or 1 where
 * something did not. In place of Next's own way, which waits for connections that browsers keep open, and not for
 * a save whose browser has left: who starts the server switches that off by NEXT_MANUAL_SIG_HANDLE.
 */
export function stopGracefully(stopMs = STOP_MS): void {
  subscribe('http.server.request.start', (message) => note(message));
  for (const signal of SIGNALS) process.on(signal, () => void stop(signal, stopMs));
}

function note(message: unknown): void {
  const exchange = ownExchange(message);
  if (exchange === null) return;
  const { servers, answers } = state();
  const { server, response } = exchange;
  servers.add(server);
  answers.add(response);
  response.once('close', () => answers.delete(response));
  if (isStopping()) endConnectionAfter(response);
}

async function stop(signal: NodeJS.Signals, stopMs: number): Promise<void> {
  const now = state();
  // Ctrl+C reaches us from the terminal and from whoever started us.
  if (now.isStopping) return;
  now.isStopping = true;
  log('info', 'stopping', { signal, requests: now.answers.size, running: now.work.size });
  for (const server of now.servers) server.close();
  now.answers.forEach(endConnectionAfter);
  const until = performance.now() + stopMs;
  while (now.answers.size + now.work.size > 0 && performance.now() < until) {
    await wait(LOOK_MS);
    for (const server of now.servers) server.closeIdleConnections();
  }
  for (const write of now.unfinished) write();
  const unfinished = now.answers.size + now.work.size;
  log(unfinished === 0 ? 'info' : 'warn', 'stopped', { unfinished });
  await wait(LAST_BYTES_MS);
  process.exit(unfinished === 0 ? 0 : 1);
}

/** Nothing more is asked on a connection that ends. */
function endConnectionAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

/** One request that this process serves. */
export interface Exchange {
  readonly server: Server;
  readonly response: ServerResponse;
}

/** The exchange of a message of Node's request channel, unless it is one of the embedded sandbox. */
export function ownExchange(message: unknown): Exchange | null {
  return isExchange(message) && !isSandbox(message.server) ? message : null;
}

function isExchange(message: unknown): message is Exchange {
  return (
    typeof message === 'object' &&
    message !== null &&
    'server' in message &&
    message.server instanceof Server &&
    'response' in message &&
    message.response instanceof ServerResponse
  );
}

/** It serves this very process, and a save that runs needs it to the end. */
function isSandbox(server: Server): boolean {
  const address = server.address();
  if (address === null || typeof address === 'string') return false;
  return String(address.port) === embeddedSandbox()?.baseUrl.port;
}
