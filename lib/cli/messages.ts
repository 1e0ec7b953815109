import type { Env } from '@/lib/env';
import { addressOf } from './serve';

/** The one line of `npm start`: where it is, and what it talks to. */
export function readyLine(env: Env): string {
  const target =
    env.mode === 'sandbox'
      ? 'sandbox: sample data, nothing reaches Tavus'
      : `Tavus: ${env.baseUrl.href.replace(/\/$/, '')}`;
  return `PAL Skills is ready at ${addressOf(env.host, env.port)} (${target})`;
}

/** All faults of the configuration at once, one a line. */
export function faultsText(faults: readonly string[]): string {
  const count = faults.length === 1 ? 'One setting is' : `${faults.length} settings are`;
  return [`${count} wrong, so nothing was started:`, ...faults.map((fault) => `- ${fault}`)].join(
    '\n',
  );
}
