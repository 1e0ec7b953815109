import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ROOT } from '@/lib/cli/project';
import { UNSET_ENV } from '@/lib/env/names';
import { closedAddress, sendJson, startUpstream } from '@/lib/tavus/test-upstream';
import { reportJson, reportText, type Check } from './check';
import { diagnose } from './doctor';
import { checkDns, checkProxy, checkTls } from './network';

const KEY = 'canary-key-0123456789';
const HASH = `scrypt:131072:8:1:AAECAwQFBgcICQoLDA0ODw:${'A'.repeat(43)}`;

function envOf(baseUrl: URL): Record<string, string> {
  return { TAVUS_API_KEY: KEY, TAVUS_BASE_URL: baseUrl.href, ADMIN_PASSWORD_HASH: HASH };
}

const PAL = {
  pal_id: 'pcanary00001',
  pal_name: 'canary name',
  system_prompt: 'canary prompt',
  document_ids: ['canary-document'],
  layers: { llm: { api_key: 'canary-secret', headers: { Authorization: 'canary-secret' } } },
  pipeline_mode: null,
  'canary field': 'canary value',
  CANARY_FIELD: { 'canary-secret': 1 },
};

/** Answers as Tavus does, with a marker in each value. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/v2/pals?limit=1&page=1': { data: [PAL], total_count: 46 },
  '/v2/pals?limit=1&page=1&pal_type=user': { data: [PAL], total_count: 10 },
  '/v2/pals?limit=1&page=1&pal_type=system': { data: [], total_count: 30 },
  '/v2/skills': { data: [{ skill_id: 'canary_skill', display_name: 'canary', schema: {} }] },
  '/v2/pals/pcanary00001': PAL,
  '/v2/pals/pcanary00001/skills': {
    data: { canary_skill: { skill_id: 'canary_skill', config: { prompt: 'canary' } } },
  },
  '/v2/documents?limit=1&page=0': {
    data: [{ document_id: 'canary', tags: ['canary'], progress: 100 }],
    total_count: 1,
  },
};

function byName(checks: readonly Check[], name: string): Check | undefined {
  return checks.find((check) => check.name === name);
}

it('tells counts, shapes and limits, and nothing that is stored', async () => {
  const upstream = await startUpstream((request, response) =>
    sendJson(response, ANSWERS[request.url] ?? { error: 'canary' }, 200, {
      'x-ratelimit-remaining': '59',
      'x-ratelimit-policy': 'canary;w=60',
    }),
  );
  const checks = await diagnose(envOf(upstream.baseUrl));
  expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
  expect(byName(checks, 'API key')?.message).toMatch(/^Accepted, in \d+ ms\.$/);
  expect(byName(checks, 'Clock')?.status).toBe('ok');
  expect(
    ['PALs', 'PALs, type user', 'PALs, type system'].map((name) => byName(checks, name)?.message),
  ).toEqual(['46.', '10.', '30.']);
  expect(byName(checks, 'Shape of a PAL')?.fields).toEqual({
    ...{ pal_id: 'string', pal_name: 'string', system_prompt: 'string', pipeline_mode: 'null' },
    ...{ document_ids: 'array of string', layers: 'object', '(others)': '2' },
  });
  expect(byName(checks, 'Shape of a registry item')?.fields).toEqual({
    ...{ skill_id: 'string', display_name: 'string', schema: 'object' },
  });
  expect(byName(checks, 'Shape of an attachment')?.fields).toEqual({
    ...{ skill_id: 'string', config: 'object' },
  });
  expect(byName(checks, 'Shape of a document')?.fields).toMatchObject({ progress: 'number' });
  expect(byName(checks, 'Rate limit')?.message).toBe(
    'x-ratelimit-remaining: 59, x-ratelimit-policy: not a number.',
  );
  for (const report of [reportText(checks), reportJson(checks)]) {
    expect(report).not.toMatch(/canary|scrypt/i);
  }
  expect(reportText(checks).split('\n')).toHaveLength(checks.length);
  expect(upstream.seen.every(({ method, body }) => method === 'GET' && body === '')).toBe(true);
  expect(upstream.seen.every(({ headers }) => headers['x-api-key'] === KEY)).toBe(true);
});

it.each([
  [401, /^Rejected \(401\)\.$/, /TAVUS_API_KEY.*IP addresses/],
  [403, /^Rejected \(403\)\.$/, /TAVUS_API_KEY/],
  [429, /^Rate limited/, /Wait/],
  [302, /^Redirected/, /TAVUS_BASE_URL/],
  [404, /^Unexpected status 404/, /TAVUS_BASE_URL/],
  [503, /^Unexpected status 503/, /try again later/],
])('says what a first answer of %d means, and asks no more', async (status, message, action) => {
  const upstream = await startUpstream((_request, response) =>
    sendJson(response, { message: `canary ${KEY}` }, status, { location: 'https://canary.test' }),
  );
  const checks = await diagnose(envOf(upstream.baseUrl));
  const check = byName(checks, 'API key');
  expect(check?.status).toBe('failed');
  expect(check?.message).toMatch(message);
  expect(check?.action).toMatch(action);
  expect(upstream.seen).toHaveLength(1);
  expect(reportJson(checks)).not.toContain('canary');
});

it('says by how much the clock is wrong', async () => {
  const date = new Date(Date.now() - 3_600_000).toUTCString();
  const upstream = await startUpstream((_request, response) =>
    sendJson(response, {}, 401, { date }),
  );
  const clock = byName(await diagnose(envOf(upstream.baseUrl)), 'Clock');
  expect(clock?.status).toBe('failed');
  expect(clock?.message).toMatch(/^36\d\d s ahead of Tavus's\.$|^3599 s ahead of Tavus's\.$/);
});

it('goes on where one list fails, or an answer is no JSON', async () => {
  const upstream = await startUpstream((request, response) => {
    if (request.url.includes('pal_type=user')) return sendJson(response, {}, 500);
    if (request.url === '/v2/skills') {
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>canary</h1>');
    }
    return sendJson(response, ANSWERS[request.url] ?? {});
  });
  const checks = await diagnose(envOf(upstream.baseUrl));
  expect(byName(checks, 'PALs, type user')).toMatchObject({ status: 'failed' });
  expect(byName(checks, 'PALs, type system')).toMatchObject({ status: 'ok' });
  expect(byName(checks, 'Shape of a registry item')?.message).toBe('The answer is not JSON.');
  expect(byName(checks, 'Shape of a PAL')?.status).toBe('ok');
});

it('says that nothing answers', async () => {
  const checks = await diagnose(envOf(await closedAddress()));
  expect(byName(checks, 'API key')?.message).toBe('The API did not answer (ECONNREFUSED).');
});

it('names wrong settings without their values, and the missing key', async () => {
  const wrong = await diagnose({ TAVUS_API_KEY: 'canary key', PORT: 'canary' });
  expect(wrong.every(({ name, status }) => name === 'Settings' && status === 'failed')).toBe(true);
  expect(reportText(wrong)).toContain('TAVUS_API_KEY must be');
  expect(reportText(wrong)).not.toContain('canary');
  expect(reportText(await diagnose({}))).toContain('TAVUS_API_KEY is not set');
});

it('says that a host is not known, and that proxies are not used', async () => {
  const unknown = await checkDns(new URL('https://canary.test'), () =>
    Promise.reject(Object.assign(new Error('getaddrinfo canary.test'), { code: 'ENOTFOUND' })),
  );
  const known = await checkDns(new URL('https://canary.test'), async () => ['192.0.2.7']);
  const proxy = checkProxy({ HTTPS_PROXY: 'http://canary:canary@canary.test', no_proxy: '*' });
  expect([unknown, known, proxy].map(({ status }) => status)).toEqual(['failed', 'ok', 'warning']);
  expect(unknown.message).toBe('The host of the API was not found (ENOTFOUND).');
  expect(proxy.message).toMatch(/^HTTPS_PROXY is set, but/);
  expect(checkProxy({ HTTPS_PROXY: '' }).status).toBe('ok');
  expect(reportJson([unknown, known, proxy])).not.toMatch(/canary|192/);
});

it('says that a server without TLS gives no connection', async () => {
  const upstream = await startUpstream((_request, response) => sendJson(response, {}));
  const check = await checkTls(new URL(upstream.baseUrl.href.replace('http:', 'https:')));
  expect(check.status).toBe('failed');
  expect(check.message).toMatch(/^No connection to the API \([A-Z0-9_]+\)\.$/);
});

describe('npm run doctor', () => {
  it.each([[], ['--json']])(
    'prints the report and ends with 1 where a check fails, %j',
    async (...flags) => {
      const upstream = await startUpstream((_request, response) => sendJson(response, {}, 401));
      const program = path.join(ROOT, 'lib/cli/doctor.ts');
      const args = ['--conditions=react-server', '--import=tsx', program, ...flags];
      const env: NodeJS.ProcessEnv = {
        ...{ NODE_ENV: 'test', ...UNSET_ENV, HOST: '', PORT: '' },
        ...envOf(upstream.baseUrl),
      };
      const child = spawn(process.execPath, args, { cwd: ROOT, env });
      const closed = once(child, 'close');
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
      const [code]: unknown[] = await closed;
      expect([code, stderr]).toEqual([1, '']);
      if (flags.length === 0)
        expect(stdout).toMatch(/^FAIL {2}API key +Rejected \(401\)\. Set a valid/m);
      else expect(JSON.parse(stdout)).toMatchObject({ ok: false });
      expect(stdout).not.toMatch(/canary|scrypt/);
    },
  );
});
