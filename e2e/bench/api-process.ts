import { fork } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from '@/lib/cli/project';

export const apiOptionsSchema = z.object({
  apiKey: z.string(),
  pals: z.number().optional(),
  documents: z.number().optional(),
  /** Added to each answer, in milliseconds. */
  latencyMs: z.number().default(0),
});

export type ApiOptions = Omit<z.input<typeof apiOptionsSchema>, 'apiKey'>;

const KEY = 'key-of-the-bench';

const journalSchema = z.object({
  data: z.array(
    z.object({ method: z.string(), path: z.string(), began_at: z.number(), ended_at: z.number() }),
  ),
});

/** A call of the dashboard, as the API saw it; times in milliseconds since 1970. */
export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export interface BenchApi {
  readonly url: string;
  readonly apiKey: string;
  /** The calls since the last `forgetCalls`, the newest 10,000 of them. */
  readonly calls: () => Promise<ApiCall[]>;
  readonly forgetCalls: () => Promise<void>;
  /** Adds a skill to the registry. */
  readonly addSkill: (skill: Readonly<Record<string, string>>) => Promise<void>;
  /** @returns the new PAL's id */
  readonly addPal: (name: string, skills: object) => Promise<string>;
  readonly stop: () => void;
}

/** Starts the sandbox with its controls, as a process that ends with this one. */
export async function startApi(options: ApiOptions = {}): Promise<BenchApi> {
  const child = fork(
    path.join(ROOT, 'e2e/bench/api.ts'),
    [JSON.stringify({ ...options, apiKey: KEY })],
    {
      cwd: ROOT,
      execArgv: [
        '--conditions=react-server',
        '--import=tsx',
        `--import=${path.join(ROOT, 'lib/cli/exit-with-parent.mjs')}`,
      ],
    },
  );
  const message = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The API ended with code ${code}`)));
  });
  const url = z.url().parse(message);
  const control = async (method: string, where: string, body?: object): Promise<string> => {
    const response = await fetch(`${url}/__sandbox${where}`, {
      method,
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${where} answered ${response.status}`);
    return response.text();
  };
  return {
    url,
    apiKey: KEY,
    calls: async () => {
      const { data } = journalSchema.parse(JSON.parse(await control('GET', '/journal')));
      return data.map(({ began_at: start, ended_at: end, ...call }) => ({ ...call, start, end }));
    },
    forgetCalls: async () => void (await control('DELETE', '/journal')),
    addSkill: async (skill) => void (await control('POST', '/registry', skill)),
    addPal: async (pal_name, skills) => {
      const text = await control('POST', '/pals', { pal_name, skills });
      return z.object({ pal_id: z.string() }).parse(JSON.parse(text)).pal_id;
    },
    stop: () => void child.kill(),
  };
}
