import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Secret } from '@/lib/secret';
import { ACTING, hostileText } from './hostile-texts';
import { log, type LogFields, type LogLevel } from './log';
import { MAX_TEXT } from './one-line';
import { withRequestContext } from './request-context';

const settings = vi.hoisted(() => ({ logLevel: 'debug', auditFile: null }));
vi.mock('@/lib/env', () => ({ env: () => settings }));

let written: string[] = [];
beforeEach(() => {
  settings.logLevel = 'debug';
  written = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
});

function lines(): unknown[] {
  return written.map((line) => JSON.parse(line));
}

describe('a log line', () => {
  it('tells when, how grave, what, what the request is known by, and the fields', () => {
    const context = { request_id: 'r1', client: '192.0.2.1', user: 'admin' };
    withRequestContext(context, () =>
      log('info', 'request', {
        door: 'route',
        pal_id: 'p1',
        duration_ms: 12,
        ok: true,
        none: null,
      }),
    );
    expect(lines()).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        level: 'info',
        event: 'request',
        ...context,
        door: 'route',
        pal_id: 'p1',
        duration_ms: 12,
        ok: true,
        none: null,
      },
    ]);
  });

  it('leaves out what is not known, and lets a field speak for itself against the context', () => {
    withRequestContext({ request_id: 'r1', client: 'c', user: 'old' }, () =>
      log('info', 'x', { user: 'new', pal_id: undefined }),
    );
    expect(lines()).toEqual([
      {
        time: expect.any(String),
        level: 'info',
        event: 'x',
        request_id: 'r1',
        client: 'c',
        user: 'new',
      },
    ]);
  });

  it('keeps the context of its own request among many', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `r${index}`);
    await Promise.all(
      ids.map((request_id) =>
        withRequestContext({ request_id, client: 'c' }, async () => {
          await new Promise((resolve) => setImmediate(resolve));
          log('info', 'x', { expected: request_id });
        }),
      ),
    );
    expect(lines()).toHaveLength(50);
    for (const line of lines()) {
      const { request_id, expected } = line as { request_id: string; expected: string };
      expect(request_id).toBe(expected);
    }
  });

  it.each<[LogLevel, LogLevel[]]>([
    ['debug', ['debug', 'info', 'warn', 'error']],
    ['info', ['info', 'warn', 'error']],
    ['warn', ['warn', 'error']],
    ['error', ['error']],
  ])('is written at LOG_LEVEL %s for %j', (least, expected) => {
    settings.logLevel = least;
    for (const level of ['debug', 'info', 'warn', 'error'] as const) log(level, 'x');
    expect(lines()).toMatchObject(expected.map((level) => ({ level })));
  });

  it('is one line that reads back as it was meant, whatever its values and names hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostileText, hostileText), { maxLength: 4 }), (pairs) => {
        written = [];
        // `fromEntries` keeps `__proto__` as a field like any other.
        const fields = Object.fromEntries(pairs.filter(([name]) => name.length <= MAX_TEXT));
        log('warn', 'x', fields);
        const [line = '', ...more] = written;
        expect(more).toEqual([]);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(line.slice(0, -1)).not.toMatch(ACTING);
        const read: unknown = JSON.parse(line);
        const expected = Object.entries(fields).map(([name, value]) => [name, cutAt(value)]);
        expect(Object.entries(read as object)).toEqual(
          expect.arrayContaining(expected.filter(([name]) => name !== 'time')),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('is short however long its texts are, and cuts none within a character', () => {
    log('info', 'x', { long: 'x'.repeat(1_000_000), faces: '😀'.repeat(1_000_000) });
    expect(written[0]?.length).toBeLessThan(2_000);
    expect(lines()).toMatchObject([
      { long: `${'x'.repeat(MAX_TEXT - 1)}…`, faces: `${'😀'.repeat(MAX_TEXT / 2 - 1)}…` },
    ]);
  });

  it('holds nothing of a secret or an object that got past the types', () => {
    const secret: unknown = new Secret('canary-secret');
    const body: unknown = { api_key: 'canary-secret' };
    const list: unknown = ['canary-secret'];
    log('info', 'x', { secret, body, list, date: new Date(0) } as unknown as LogFields);
    expect(written.join('')).not.toContain('canary-secret');
    expect(lines()).toMatchObject([
      { secret: '[redacted]', body: '[redacted]', date: '[redacted]' },
    ]);
  });
});

/** What a text is after it was cut, told in another way than the code does. */
function cutAt(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  const kept = text.slice(0, MAX_TEXT - 1);
  const last = kept.charCodeAt(kept.length - 1);
  return `${last >= 0xd800 && last <= 0xdbff ? kept.slice(0, -1) : kept}…`;
}
