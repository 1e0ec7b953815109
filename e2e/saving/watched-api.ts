import { createAdaptorServer } from '@hono/node-server';
import { setImmediate as immediate } from 'node:timers/promises';
import { asString, type JsonObject } from '@/lib/json/node';
import { parseJsonObject } from '@/lib/json/parse';
import { getIn } from '@/lib/json/pointer';
import { createSandbox } from '@/lib/sandbox/app';
import { newPal } from '@/lib/sandbox/arrange';
import { replaceSet } from '@/lib/sandbox/attachments';
import type { Random } from '@/lib/sandbox/sample/random';
import { configsOf, type SkillConfigs } from '@/lib/skill-set/changes';
import type { SkillSet } from '@/lib/skill-set/skill-set';
import { setEmbeddedSandbox, upstream } from '@/lib/tavus/upstream';
import { startProxy } from '../upstream/proxy';

const API_KEY = 'key-of-the-watched-api';

/** A write that the API applied to a PAL's set. */
export interface AppliedWrite {
  readonly by: 'dashboard' | 'outside';
  readonly before: SkillSet;
  readonly after: SkillSet;
}

export interface WatchedApi {
  /** The proxy's address: where the dashboard's calls go, and where faults are ordered. */
  readonly url: string;
  /** @param skills as in the API's answers, JSON text */
  createPal(skills: string): string;
  /** What the API holds. */
  skillsOf(palId: string): SkillSet;
  /** Every write to a PAL's set, in the order they were applied. */
  writes(palId: string): readonly AppliedWrite[];
  /** Writes like another program: whole sets, past the dashboard. */
  writeOutside(palId: string, change: (configs: SkillConfigs) => SkillConfigs): void;
  close(): Promise<void>;
}

export interface WatchedApiOptions {
  /** Holds each call up before and after it is done, for some turns of the event loop drawn from here. */
  readonly jitter?: Random;
  /** Whether calls go through a proxy that can spoil them. */
  readonly withProxy?: boolean;
}

/**
 * The sandbox over HTTP in this process, taken for Tavus by the save code in this process, with a
 * look at what is true behind it.
 */
export async function startWatchedApi(options: WatchedApiOptions = {}): Promise<WatchedApi> {
  const { app, store } = createSandbox({ apiKey: API_KEY });
  const log = new Map<string, AppliedWrite[]>();
  let by: AppliedWrite['by'] = 'dashboard';
  const setSkills = store.setSkills.bind(store);
  store.setSkills = (pal, skills) => {
    setSkills(pal, skills);
    const writes = log.get(pal.pal_id) ?? [];
    log.set(pal.pal_id, [...writes, { by, before: pal.skills, after: skills }]);
  };
  const pause = async () => {
    for (let turns = options.jitter?.below(12) ?? 0; turns > 0; turns -= 1) await immediate();
  };
  const server = createAdaptorServer({
    fetch: async (request: Request) => {
      await pause();
      const response = await app.fetch(request);
      await pause();
      return response;
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const direct = `http://127.0.0.1:${port}`;
  const proxy = options.withProxy === true ? await startProxy(direct) : null;
  const url = proxy?.url ?? direct;
  setEmbeddedSandbox({ baseUrl: new URL(url), apiKey: API_KEY });
  if (upstream().apiKey !== API_KEY) {
    throw new Error('TAVUS_API_KEY is set: what follows must not reach a real account.');
  }

  const palOf = (palId: string) => {
    const pal = store.pals.get(palId);
    if (pal === undefined) throw new Error(`There is no PAL ${palId}`);
    return pal;
  };
  return {
    url,
    createPal: (skills) => {
      const pal = newPal(objectOf(`{"pal_name":"Watched","skills":${skills}}`), store.now());
      if (pal === null) throw new Error('These skills are no set');
      store.pals.set(pal.pal_id, pal);
      return pal.pal_id;
    },
    skillsOf: (palId) => palOf(palId).skills,
    writes: (palId) => log.get(palId) ?? [],
    writeOutside: (palId, change) => {
      const pal = palOf(palId);
      by = 'outside';
      store.setSkills(pal, replaceSet(pal.skills, change(configsOf(pal.skills)), store.now()));
      by = 'dashboard';
    },
    close: async () => {
      proxy?.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The object a text stands for; a test that writes another text is wrong. */
export function objectOf(text: string): JsonObject {
  const read = parseJsonObject(text);
  if (!read.ok) throw new Error(`No JSON object: ${text}`);
  return read.value;
}

/** The skill of a test's PALs whose field `mark` tells which save a set came from. */
export const MARKED_SKILL = 'browser_use';

export function markOf(set: SkillSet): string | undefined {
  return asString(getIn(set.get(MARKED_SKILL)?.config, ['mark']));
}
