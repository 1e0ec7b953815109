import { paths } from '@/lib/paths';
import { expect, test } from './fixtures';
import { ask } from './security/ask';

test('health is told to anybody under any name, and Tavus is asked once in a while', async ({
  isolated,
}) => {
  const { url, upstream } = isolated;
  const probe = async (path: string) => {
    const { status, text } = await ask(url, { path, headers: { host: '10.1.2.3:8080' } });
    return [status, text];
  };
  await upstream.fault({ path: '/v2/*', apply: 'never', answer: { kind: 'status', status: 401 } });
  const asked = async () => (await upstream.journal('/')).length;
  expect(await probe(paths.healthz())).toEqual([200, '{"status":"ok"}']);
  expect(await asked()).toBe(0);
  const answers = await Promise.all(Array.from({ length: 20 }, () => probe(paths.readyz())));
  // Not why not: whoever asks has not signed in.
  expect(new Set(answers.map(String))).toEqual(new Set(['503,{"status":"not_ready"}']));
  expect(await asked()).toBe(1);
  await upstream.heal();
  await expect.poll(() => probe(paths.readyz())).toEqual([200, '{"status":"ok"}']);
  expect(await probe(paths.healthz())).toEqual([200, '{"status":"ok"}']);
  expect(await asked()).toBe(2);
});
