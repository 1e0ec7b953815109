import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { sendJson, startUpstream } from '@/lib/tavus/test-upstream';

const PALS = 2_000;
const PAGE = 100;
/** Longer than 12 characters, which V8 would copy anyway. */
const SECRET = 'secret-of-a-layer';
const PROMPT = `prompt-of-a-deck ${'Walk through the deck. '.repeat(500)}`;

/** A time of its own for each seed. */
function timeOf(seed: string): string {
  const digits = [...seed].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1_000_000, 0);
  return `2026-06-10T14:30:45.${String(digits).padStart(6, '0')}+00:00`;
}

function dataUrl(script: string): string {
  return `data:text/javascript,${encodeURIComponent(script)}`;
}

/** Forms are client components, so React must be the browser's: then `server-only` throws. */
const HOOK = `export const resolve = (name, context, next) =>
  name === 'server-only' ? { url: 'data:text/javascript,', shortCircuit: true } : next(name, context)`;
const REGISTER = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(HOOK))})`;

/** Prints what the process holds of an account once it is read, and which texts are in its heap. */
const READ_ALL = (file: (name: string) => string) => `
  const { getHeapSnapshot } = await import('node:v8');
  const { fleet } = await import('${file('fleet.ts')}');
  const { palList } = await import('${file('pal-list.ts')}');
  const held = () => {
    for (let times = 0; times < 4; times += 1) gc();
    return process.memoryUsage().heapUsed;
  };
  const read = async (ids) => {
    const { signal } = new AbortController();
    let lines = 0;
    for await (const line of fleet().sets.lines(ids, { signal, waitMs: Infinity })) lines += line.ok;
    return lines;
  };
  const listed = async () => (await palList().get()).data.pals.map((pal) => pal.pal_id);
  // Code is compiled and connections are made first: they are no PAL's.
  await read((await listed()).slice(0, 100));
  globalThis.palSkillsFleet = globalThis.palSkillsList = undefined;
  const before = held();
  const ids = await listed();
  const lines = await read(ids);
  // V8 remembers the last text a pattern was matched against.
  /./.exec('.');
  const after = held();
  const sought = ['secret-of-' + 'a-layer', 'prompt-of-' + 'a-deck', 'Person of ' + 'the fleet'];
  const found = sought.map(() => 0);
  let rest = '';
  for await (const chunk of getHeapSnapshot()) {
    const text = rest + chunk;
    for (const [index, words] of sought.entries()) found[index] += text.split(words).length - 1;
    rest = text.slice(-20);
  }
  console.log(JSON.stringify({ lines, bytes: (after - before) / ids.length, found }));
`;

it('an account that was read leaves no secret, no prompt and at most 2 kB a PAL in memory', async () => {
  const upstream = await startUpstream(({ url }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    if (pathname === '/v2/documents') {
      return sendJson(response, {
        data: [{ document_id: 'd8-5c71baca86fc', document_url: 'https://x.test/a.pdf' }],
        total_count: 1,
      });
    }
    if (pathname !== '/v2/pals') {
      const config = { prompt: `${PROMPT} ${pathname}`, document_ids: ['d8-5c71baca86fc'] };
      const times = { attached_at: timeOf(pathname), updated_at: timeOf(`again ${pathname}`) };
      return sendJson(response, {
        data: { presentation: { config, ...times }, internet_search: { config: {}, ...times } },
      });
    }
    const count = searchParams.get('pal_type') === 'system' ? 0 : PALS;
    const first = (Number(searchParams.get('page')) - 1) * PAGE;
    const data = Array.from({ length: Math.min(PAGE, count) }, (_, index) => ({
      layers: { llm: { api_key: `${SECRET} ${first + index}` } },
      pal_id: `p-with-a-long-id-${first + index}`,
      pal_name: `Person of the fleet ${first + index}`,
      system_prompt: PROMPT,
      created_at: timeOf(`made ${index}`),
      updated_at: timeOf(`changed ${index}`),
    }));
    return sendJson(response, { data, total_count: count });
  });
  const file = (name: string) => pathToFileURL(path.join(import.meta.dirname, name)).href;
  const flags = ['--expose-gc', '--import=tsx', `--import=${dataUrl(REGISTER)}`];
  const child = spawn(process.execPath, [...flags, '--input-type=module', '-e', READ_ALL(file)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      NODE_ENV: 'test',
      TAVUS_API_KEY: 'key-of-this-test',
      TAVUS_BASE_URL: upstream.baseUrl.href,
      ADMIN_PASSWORD: 'fifteen letters!',
    },
  });
  const { lines, bytes, found } = z
    .object({ lines: z.number(), bytes: z.number(), found: z.array(z.number()) })
    .parse(JSON.parse(await text(child.stdout)));
  expect(lines).toBe(PALS);
  const [secrets, prompts, names = 0] = found;
  expect({ secrets, prompts }).toEqual({ secrets: 0, prompts: 0 });
  // What is kept is found: the snapshot was searched rightly.
  expect(names).toBeGreaterThanOrEqual(PALS);
  expect(bytes).toBeLessThan(2_000);
});
