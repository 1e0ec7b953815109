import 'server-only';
import { env } from '@/lib/env';
import { fieldJson, objectJson, type LogValue } from './one-line';
import { requestContext } from './request-context';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, LogValue>>;

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/**
 * Writes one line of JSON to standard output: time, level, event, what the request is known by, and
 * these fields, unless `LOG_LEVEL` asks for less. Whatever the values hold, it stays one line, and
 * long texts are cut. Never a body, a header or a key: the type takes names, ids and figures.
 */
export function log(level: LogLevel, event: string, fields: LogFields = {}): void {
  if (LEVELS.indexOf(level) < LEVELS.indexOf(env().logLevel)) return;
  writeLine(objectJson([...lineHead(level, event), ...Object.entries(fields).map(toMember)]));
}

/** What every line begins with. */
export function lineHead(level: LogLevel | 'audit', event: string): [string, string | undefined][] {
  const head: [string, LogValue][] = [
    ['time', new Date().toISOString()],
    ['level', level],
    ['event', event],
    ...Object.entries(requestContext() ?? {}),
  ];
  return head.map(toMember);
}

export function toMember([key, value]: readonly [string, LogValue]): [string, string | undefined] {
  return [key, fieldJson(value)];
}

export function writeLine(line: string): void {
  process.stdout.write(`${line}\n`);
}
