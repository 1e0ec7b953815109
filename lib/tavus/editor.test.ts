import { beforeEach, expect, it, vi } from 'vitest';
import { readEditor } from './editor';
import { sendJson, startUpstream } from './test-upstream';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('./upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test' }),
}));

type Answer = readonly [status: number, body: unknown];
let answers: Record<string, Answer>;

beforeEach(async () => {
  answers = {
    '/v2/pals/p1': [200, { pal_id: 'p1', pal_name: 'One' }],
    '/v2/pals/p1/skills': [200, { data: { a: { config: {} } } }],
    '/v2/skills': [200, { data: [] }],
    '/v2/pals': [200, { data: [], total_count: 0 }],
  };
  const upstream = await startUpstream(({ url }, response) => {
    const [status, body] = answers[new URL(url, 'http://api').pathname] ?? [500, {}];
    sendJson(response, body, status);
  });
  target.baseUrl = upstream.baseUrl;
});

it('opens on the PAL, its set and the registry', async () => {
  expect(await readEditor('p1')).toMatchObject({
    data: { pal: { pal_name: 'One' }, set: { skills: [{ skill_id: 'a' }] }, registry: [] },
  });
});

it.each([[[]], [{}], [{ data: [] }], [null]])(
  'stays closed where the set is %j, which is never taken for no skills',
  async (body) => {
    answers['/v2/pals/p1/skills'] = [200, body];
    expect(await readEditor('p1')).toMatchObject({ error: { code: 'unexpected_answer' } });
  },
);

it('opens without the registry where that cannot be read', async () => {
  answers['/v2/skills'] = [500, {}];
  expect(await readEditor('p1')).toMatchObject({
    data: { set: { skills: [{ skill_id: 'a' }] }, registry: null },
  });
});

it('says that a PAL is gone, whatever else went wrong', async () => {
  answers['/v2/pals/p1'] = [500, {}];
  answers['/v2/pals/p1/skills'] = [404, { error: 'No such PAL' }];
  expect(await readEditor('p1')).toMatchObject({ error: { code: 'not_found' } });
  answers['/v2/pals/p1'] = [404, { error: 'No such PAL' }];
  answers['/v2/pals/p1/skills'] = [500, {}];
  expect(await readEditor('p1')).toMatchObject({ error: { code: 'not_found' } });
});
