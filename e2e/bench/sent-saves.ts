import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Agent, request, type Dispatcher } from 'undici';
import { z } from 'zod';
import { ROOT } from '@/lib/cli/project';
import { paths } from '@/lib/paths';
import type { Upstream } from '@/lib/tavus/upstream';

interface Sending {
  /** The dashboard's origin. */
  readonly url: string;
  readonly api: Upstream;
  readonly palId: string;
  readonly count: number;
}

const WARM_UP = 20;

const editorSchema = z.object({
  set: z.object({
    fingerprint: z.string(),
    /** Configs are JSON text. */
    skills: z.array(z.object({ skill_id: z.string(), config: z.string() })),
  }),
});

/**
 * Saves through the dashboard's server as its page would, each followed by the same three calls made
 * directly. In milliseconds; what the page reads before a save is not counted.
 */
export async function timeSentSaves({ url, api, palId, count }: Sending) {
  const agent = new Agent();
  const action = actionId('saveSkillSetAction');
  const times = { save: [] as number[], direct: [] as number[] };
  for (let index = -WARM_UP; index < count; index += 1) {
    const editor: unknown = JSON.parse(
      await call(new URL(paths.api.editor(palId), url), { dispatcher: agent }),
    );
    const { fingerprint: baseFingerprint, skills } = editorSchema.parse(editor).set;
    const configs = skills.map(
      ({ skill_id, config }) => `${JSON.stringify(skill_id)}:{"config":${config}}`,
    );
    const asItWas = `{"skills":{${configs.join(',')}}}`;
    const operation = { op: 'add', path: '/usage_guidance', value: `"Text ${index}"` };
    const changes = [{ kind: 'edit', skill_id: 'magic_canvas', operations: [operation] }];
    const begun = performance.now();
    const answer = await call(new URL(paths.pal(palId), url), {
      method: 'POST',
      dispatcher: agent,
      body: JSON.stringify([{ palId, saveId: randomUUID(), baseFingerprint, changes }]),
      headers: {
        origin: url,
        accept: 'text/x-component',
        'sec-fetch-site': 'same-origin',
        'next-action': action,
        'content-type': 'text/plain;charset=UTF-8',
      },
    });
    const ended = performance.now();
    if (!answer.includes('"kind":"saved"')) throw new Error(`No save: ${answer.slice(0, 300)}`);
    await threeCalls(api, palId, asItWas, agent);
    if (index < 0) continue;
    times.save.push(ended - begun);
    times.direct.push(performance.now() - ended);
  }
  await agent.close();
  return times;
}

async function threeCalls(
  api: Upstream,
  palId: string,
  body: string,
  dispatcher: Dispatcher,
): Promise<void> {
  const url = new URL(`/v2/pals/${palId}/skills`, api.baseUrl);
  const headers = { 'x-api-key': api.apiKey, 'content-type': 'application/json' };
  await call(url, { headers, dispatcher });
  await call(url, { method: 'PUT', headers, body, dispatcher });
  await call(url, { headers, dispatcher });
}

type Asked = Omit<Dispatcher.RequestOptions, 'origin' | 'path' | 'method'> & {
  readonly method?: Dispatcher.HttpMethod;
  readonly dispatcher: Dispatcher;
};

async function call(url: URL, { method = 'GET', ...rest }: Asked): Promise<string> {
  const { statusCode, body } = await request(url, { method, ...rest });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`${method} ${url.href} answered ${statusCode}: ${text}`);
  return text;
}

const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string().optional() })),
});

/** Under which id the build answers an action. */
function actionId(name: string): string {
  const file = path.join(ROOT, '.next/server/server-reference-manifest.json');
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const found = Object.entries(node).find(([, { exportedName }]) => exportedName === name);
  if (found === undefined) throw new Error(`The build has no action ${name}`);
  return found[0];
}
