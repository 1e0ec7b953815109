import { expect, it, vi } from 'vitest';
import { putSkillSet, readSkillSet } from '@/lib/tavus/skills';
import { sendJson, startUpstream } from '@/lib/tavus/test-upstream';
import { recordFigure } from './figures';

const KEY = 'canary-key-that-goes-nowhere-else';
const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('@/lib/tavus/upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'canary-key-that-goes-nowhere-else' }),
}));

const CODES = [301, 302, 303, 307, 308];

it('no redirect of the API is followed, whatever it says and wherever it points', async () => {
  const other = await startUpstream((_, response) => sendJson(response, { data: {} }));
  const { port } = other.baseUrl;
  const targets = [
    `http://127.0.0.1:${port}/v2/pals/p1/skills`,
    `http://localhost:${port}/`,
    `//user:pass@127.0.0.1:${port}/`,
  ];
  const results = [];
  let asked = 0;
  for (const code of CODES) {
    for (const location of targets) {
      const api = await startUpstream((_, response) =>
        sendJson(response, { data: {} }, code, { location }),
      );
      target.baseUrl = api.baseUrl;
      results.push(await readSkillSet('p1'), await putSkillSet('p1', '{"skills":{}}'));
      asked += api.seen.length;
    }
  }
  recordFigure({
    rule: 11,
    tried: `${CODES.length} codes × GET and PUT × ${targets.length} targets: ${results.length} calls`,
    figure: `${other.connections()} connections to the other host`,
    limit: '0',
    holds: other.connections() === 0,
  });
  expect(other.connections()).toBe(0);
  expect(asked).toBe(CODES.length * targets.length * 2);
  const codes = results.map((result) => (result.ok ? 'ok' : result.error.code));
  expect(new Set(codes)).toEqual(new Set(['unexpected_redirect']));

  // What would happen otherwise: a client that follows hands the key on.
  const location = targets[0] ?? '';
  const api = await startUpstream((_, response) => sendJson(response, {}, 302, { location }));
  await fetch(api.baseUrl, { headers: { 'x-api-key': KEY } });
  expect(other.seen).toMatchObject([{ headers: { 'x-api-key': KEY } }]);
});
