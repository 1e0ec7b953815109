import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseJsonObject } from '@/lib/json/parse';
import { fingerprint } from '@/lib/skill-set/fingerprint';
import { parseSkillSet } from '@/lib/skill-set/skill-set';
import { tavusRequest } from './client';
import { saveSkillSet } from './save-skill-set';
import { sendJson, startUpstream } from './test-upstream';
import { isStockPal } from './typed-lists';
import { setEmbeddedSandbox } from './upstream';

/** Real HTTP to an API that answers look-ups of documents only when the test says so. */

const CHANGE = { kind: 'attach' as const, skill_id: 'internet_search', config: '{}' };
const OLD = '{"magic_canvas":{"skill_id":"magic_canvas","config":{}}}';
const NEW =
  '{"magic_canvas":{"skill_id":"magic_canvas","config":{}},"internet_search":{"skill_id":"internet_search","config":{}}}';

beforeEach(() => {
  globalThis.palSkillsHealth = undefined;
  globalThis.palSkillsCalls = undefined;
});

interface SlowApi {
  readonly seen: readonly { readonly method: string; readonly url: string }[];
  /** Resolves once so many requests of this kind have arrived. */
  readonly arrived: (kind: RegExp, count: number) => Promise<void>;
  readonly answerReRead: () => void;
  readonly answerLookups: () => void;
}

/** @param isReReadHeld whether the first read of the set waits for `answerReRead` */
async function slowApi({ isReReadHeld = false } = {}): Promise<SlowApi> {
  const lookups: ServerResponse[] = [];
  const waiting = new Set<() => void>();
  let reRead: ServerResponse | null = null;
  let skills = OLD;
  const answerSkills = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(`{"data":${skills}}`);
  };
  const upstream = await startUpstream(({ method, url }, response) => {
    if (url.startsWith('/v2/documents/')) lookups.push(response);
    else if (url.startsWith('/v2/pals?')) sendJson(response, { data: [], total_count: 0 });
    else if (method === 'PUT') {
      skills = NEW;
      answerSkills(response);
    } else if (isReReadHeld && reRead === null) reRead = response;
    else answerSkills(response);
    for (const look of waiting) look();
  });
  setEmbeddedSandbox({ baseUrl: upstream.baseUrl, apiKey: 'k' });
  // The page that the save is made from has read them.
  await isStockPal('p1');
  const kindOf = (kind: RegExp) =>
    upstream.seen.filter(({ method, url }) => kind.test(`${method} ${url}`));
  return {
    seen: upstream.seen,
    arrived: (kind, count) =>
      new Promise((resolve) => {
        const look = () => {
          if (kindOf(kind).length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    answerReRead: () => {
      if (reRead !== null) answerSkills(reRead);
    },
    answerLookups: () => {
      for (const response of lookups.splice(0)) sendJson(response, { document_id: 'd' });
    },
  };
}

function lookUp(count: number): Promise<unknown> {
  const one = (index: number) =>
    tavusRequest({ method: 'GET', path: ['v2', 'documents', `d${index}`], maxTries: 1 });
  return Promise.all(Array.from({ length: count }, (_, index) => one(index)));
}

function save(palId: string) {
  const read = parseJsonObject(OLD);
  const set = parseSkillSet(read.ok ? read.value : undefined);
  const baseFingerprint = set === null ? '' : fingerprint(set);
  return saveSkillSet({ palId, saveId: randomUUID(), baseFingerprint, changes: [CHANGE] });
}

const LOOKUP = /^GET \/v2\/documents/;
const PUT = /^PUT /;
const RE_READ = /^GET \/v2\/pals\/p\d\/skills/;

describe('while twelve slow look-ups are under way', () => {
  it('the PUT follows the re-read at once: no look-up takes its place', async () => {
    const api = await slowApi({ isReReadHeld: true });
    const saving = save('p1');
    await api.arrived(RE_READ, 1);
    const looking = lookUp(12);
    await api.arrived(LOOKUP, 7);
    const before = api.seen.length;
    api.answerReRead();
    await Promise.race([api.arrived(PUT, 1), api.arrived(LOOKUP, 9)]);
    expect(api.seen.slice(before).map(({ method }) => method)).toContain('PUT');
    expect(await saving).toMatchObject({ data: { kind: 'saved', confirmed_by: 'answer' } });
    api.answerLookups();
    await api.arrived(LOOKUP, 12);
    api.answerLookups();
    await looking;
  });

  it('a save is made, and a second one after it, before any look-up is answered', async () => {
    const api = await slowApi();
    const looking = lookUp(12);
    await api.arrived(LOOKUP, 8);
    const [first, second] = await Promise.all([save('p1'), save('p2')]);
    expect(first).toMatchObject({ data: { kind: 'saved' } });
    // This API has one set for all PALs, so the second finds it changed.
    expect(second).toMatchObject({ data: { kind: 'conflict' } });
    expect(api.seen.filter(({ url }) => url.includes('/documents/'))).toHaveLength(8);
    api.answerLookups();
    await api.arrived(LOOKUP, 12);
    api.answerLookups();
    await looking;
  });
});
