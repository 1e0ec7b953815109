import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withRequestContext } from '@/lib/log/request-context';
import { isWritten, reportRefusal } from './refusals';

vi.mock('@/lib/env', () => ({ env: () => ({ logLevel: 'error', auditFile: null }) }));

let written: Record<string, unknown>[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  globalThis.palSkillsRefusals = undefined;
  written = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(JSON.parse(String(chunk)));
    return true;
  });
});
afterEach(() => vi.useRealTimers());

function refuse(count: number, client: string, user?: string): void {
  for (let at = 0; at < count; at += 1) {
    withRequestContext({ request_id: `r${at}`, client }, () =>
      reportRefusal({ door: 'route /api/pals', code: 'signed_out', user }),
    );
  }
}

it('ends a minute with one line for a client that was refused again and again', () => {
  refuse(500, '192.0.2.7');
  expect(written).toHaveLength(10);
  expect(written[0]).toMatchObject({
    ...{ event: 'access_refused', door: 'route /api/pals', code: 'signed_out' },
    ...{ client: '192.0.2.7', request_id: 'r0' },
  });
  vi.advanceTimersByTime(60_000);
  expect(written).toHaveLength(11);
  expect(written[10]).toEqual({
    ...{ time: expect.any(String), level: 'audit', event: 'refusals' },
    ...{ client: '192.0.2.7', count: 490 },
  });
  vi.advanceTimersByTime(600_000);
  expect(written).toHaveLength(11);
});

it('counts all addresses of one IPv6 network as one client', () => {
  for (let at = 0; at < 100; at += 1) refuse(1, `2001:db8::${at.toString(16)}`);
  vi.advanceTimersByTime(60_000);
  expect(written.at(-1)).toMatchObject({
    event: 'refusals',
    client: '2001:db8:0:0::/64',
    count: 90,
  });
});

it('counts a user apart from the address they come from', () => {
  refuse(100, '192.0.2.7');
  refuse(11, '192.0.2.7', 'oidc:7');
  const own = written.filter(({ user }) => user === 'oidc:7');
  expect(own).toHaveLength(10);
  vi.advanceTimersByTime(60_000);
  expect(written.slice(-2)).toMatchObject([
    { event: 'refusals', user: 'oidc:7', count: 1 },
    { event: 'refusals', client: '192.0.2.7', count: 90 },
  ]);
});

it('writes the counts of a minute that the end of the process cuts short', () => {
  refuse(15, '192.0.2.7');
  expect(isWritten()).toBe(true);
  const [onExit] = process.listeners('exit').slice(-1);
  onExit?.(0);
  expect(written.at(-1)).toMatchObject({ event: 'refusals', client: '192.0.2.7', count: 5 });
  vi.advanceTimersByTime(60_000);
  expect(written.filter(({ event }) => event === 'refusals')).toHaveLength(1);
});
