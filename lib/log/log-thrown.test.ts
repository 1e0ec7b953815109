import { expect, it, vi } from 'vitest';
import { logThrown } from './log-thrown';

vi.mock('@/lib/env', () => ({ env: () => ({ logLevel: 'info', auditFile: null }) }));

it('the line of a bug tells where and which, and nothing the request or the error held', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const thrown = Object.assign(new TypeError('canary-message'), { digest: '1234' });
  logThrown(
    thrown,
    {
      path: '/pals/p1?back=canary-query#canary-part',
      method: 'GET',
      headers: { 'x-request-id': 'r1', cookie: 'pal-skills=canary-cookie' },
    },
    {
      routerKind: 'App Router',
      routePath: '/pals/[palId]',
      routeType: 'render',
      renderSource: 'server-rendering',
      revalidateReason: undefined,
    },
  );
  const line = String(write.mock.calls[0]?.[0]);
  expect(line).not.toContain('canary');
  expect(JSON.parse(line)).toEqual({
    ...{ time: expect.any(String), level: 'error', event: 'request_failed', request_id: 'r1' },
    ...{ method: 'GET', path: '/pals/p1', route: '/pals/[palId]', kind: 'render' },
    ...{ error: 'TypeError', digest: '1234' },
  });
});
