import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { ROOT } from '@/lib/cli/project';
import { parseEnv } from '@/lib/env';
import { UNSET_ENV } from '@/lib/env/names';
import type { Failure } from '@/lib/result';
import { putSkillSet, readSkillSet } from '@/lib/tavus/skills';
import { startUpstream } from '@/lib/tavus/test-upstream';

import { findSecret } from '../leak-scanner';
import { MARKED_KEY } from '../marked-key';
import { recordFigure } from './figures';
import { HOSTILE_BODIES, UPSTREAM_TOKEN } from './hostile-bodies';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/'), apiKey: '' }));
vi.mock('@/lib/tavus/upstream', () => ({ upstream: () => target }));
beforeEach(() => {
  target.apiKey = MARKED_KEY;
});

const STATUSES = [400, 401, 403, 404, 409, 418, 422, 429, 500, 503];
const MAX_LENGTH = 300;

it('nothing of 30 hostile error bodies is told but short, harmless words', async () => {
  const failures: Failure[] = [];
  for (const { type, body } of HOSTILE_BODIES) {
    for (const status of STATUSES) {
      const { baseUrl } = await startUpstream((_, response) => {
        response.writeHead(status, { 'content-type': type, 'x-token': UPSTREAM_TOKEN }).end(body);
      });
      target.baseUrl = baseUrl;
      // A 5xx is read three times: once tells as much here.
      const results = [
        status < 500 ? await readSkillSet('p1') : null,
        await putSkillSet('p1', '{}'),
      ];
      failures.push(...results.flatMap((result) => (result?.ok === false ? [result.error] : [])));
    }
  }
  const texts = failures.flatMap(textsOf);
  const markers = texts.filter((text) => {
    return [MARKED_KEY, UPSTREAM_TOKEN].some((secret) => findSecret(text, secret).length > 0);
  });
  const longest = Math.max(...texts.map((text) => text.length));
  const acting = texts.filter((text) =>
    /[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u.test(text),
  );
  recordFigure({
    rule: 13,
    tried: `${HOSTILE_BODIES.length} hostile error bodies × ${STATUSES.length} statuses, read and saved: ${failures.length} failures`,
    figure: `${markers.length} markers, the longest text ${longest} characters`,
    limit: `0, at most ${MAX_LENGTH}`,
    holds: markers.length === 0 && longest <= MAX_LENGTH,
  });
  expect(HOSTILE_BODIES).toHaveLength(30);
  expect(failures).toHaveLength(HOSTILE_BODIES.length * (2 * STATUSES.length - 2));
  expect(markers).toEqual([]);
  expect(longest).toBeLessThanOrEqual(MAX_LENGTH);
  expect(acting).toEqual([]);
});

/** Every text of a failure, whichever part of the screen it may come to. */
function textsOf({ message, detail, faults = [] }: Failure): string[] {
  const placed = faults.flatMap(({ path: place, message: fault }) => [...place.map(String), fault]);
  return [message, ...(detail === undefined ? [] : [detail]), ...placed];
}

const SECRET = 'canary9c1fe7a2d04b';
const MALFORMED_KEYS = [
  ...[
    '\n',
    '\r\n',
    ' ',
    '\t',
    '\u0000',
    '\u001b',
    '\u00a0',
    '\u200b',
    '\u202e',
    '\ufeff',
    'é',
    '😀',
  ].flatMap((odd) => [`${SECRET}${odd}`, `${odd}${SECRET}`, `${SECRET}${odd}${SECRET}`]),
  `${SECRET}\r\nHost: evil.test`,
  SECRET.repeat(15),
  SECRET.slice(0, 7),
];

it('a malformed key is refused, and no fault repeats it', () => {
  const results = MALFORMED_KEYS.map((TAVUS_API_KEY) => parseEnv({ TAVUS_API_KEY }));
  const printed = results.filter((result) => JSON.stringify(result).includes(SECRET.slice(0, 7)));
  const refused = results.filter(
    (result) => !result.ok && result.faults.some((fault) => fault.startsWith('TAVUS_API_KEY ')),
  );
  recordFigure({
    rule: 13,
    tried: `${MALFORMED_KEYS.length} malformed keys`,
    figure: `${refused.length} refused, ${printed.length} printed`,
    limit: 'all refused, 0 printed',
    holds: refused.length === MALFORMED_KEYS.length && printed.length === 0,
  });
  expect(refused).toHaveLength(MALFORMED_KEYS.length);
  expect(printed).toEqual([]);
});

it('a start with a malformed key ends at once and prints nothing of it', async () => {
  for (const key of [`${SECRET} x`, `${SECRET}\nx`, `${SECRET}é`]) {
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', '--import=tsx', path.join(ROOT, 'lib/cli/start.ts')],
      { cwd: ROOT, env: { ...process.env, ...UNSET_ENV, TAVUS_API_KEY: key } },
    );
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => (printed += String(chunk)));
    }
    const [code]: unknown[] = await once(child, 'close');
    expect(code).toBe(1);
    expect(printed).toContain('TAVUS_API_KEY must be');
    expect(printed).not.toContain(SECRET);
  }
});
