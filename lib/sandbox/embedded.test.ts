import { expect, it } from 'vitest';
import { embeddedSandbox } from '@/lib/tavus/upstream';
import { startEmbeddedSandbox } from './embedded';

it('starts one sandbox a process, with a key of its own, and tells the client of it', async () => {
  await startEmbeddedSandbox({ pals: 40, documents: null });
  const first = embeddedSandbox();
  await startEmbeddedSandbox({ pals: 40, documents: null });
  expect(embeddedSandbox()?.baseUrl.href).toBe(first?.baseUrl.href);
  expect(first?.apiKey).toMatch(/^sandbox-[0-9a-f]{48}$/);

  const ask = (apiKey: string) =>
    fetch(new URL('/v2/pals', first?.baseUrl), { headers: { 'x-api-key': apiKey } });
  expect((await ask('sandbox')).status).toBe(401);
  expect(await (await ask(first?.apiKey ?? '')).text()).toContain('"total_count":40}');
  const control = await fetch(new URL('/__sandbox/journal', first?.baseUrl));
  expect(control.status).toBe(404);
  await (await globalThis.embeddedSandboxStart)?.close();
});
