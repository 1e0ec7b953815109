import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import { configsOf, type SkillChange } from '@/lib/skill-set/changes';
import type { SaveOutcome, SaveRequest } from '@/lib/skill-set/outcome';
import { fromWire } from '@/lib/skill-set/skill-set';
import { viewOf } from '@/lib/skill-set/view';
import { printJson } from '@/lib/json/print';
import { saveSkillSet } from './save-skill-set';
import { readSkillSet } from './skills';
import { sendJson, startUpstream } from './test-upstream';
import { setEmbeddedSandbox } from './upstream';

/** Real HTTP to an API whose PUT does what a test says. */

const REGISTRY = ['presentation', 'magic_canvas', 'browser_use', 'internet_search'];
const BEFORE = { magic_canvas: '{"n":1}' };
const SEARCH: SkillChange = { kind: 'attach', skill_id: 'internet_search', config: '{}' };
const PRESENT: SkillChange = {
  kind: 'attach',
  skill_id: 'presentation',
  config: '{"document_ids":["d1"]}',
};

beforeEach(() => {
  globalThis.palSkillsHealth = undefined;
  globalThis.palSkillsCalls = undefined;
});

interface Api {
  configs: Readonly<Record<string, string>>;
  /** Whether reads of the set are answered. */
  isReadable: boolean;
  readonly puts: string[];
}

/** @param put answers the PUT; `sent` is what the API would hold after applying it */
async function startApi(
  put: (api: Api, response: ServerResponse, sent: Api['configs']) => void,
): Promise<Api> {
  const api: Api = { configs: BEFORE, isReadable: true, puts: [] };
  const upstream = await startUpstream(({ method, url, body }, response) => {
    if (url === '/v2/skills') {
      return sendJson(response, { data: REGISTRY.map((skill_id) => ({ skill_id })) });
    }
    if (url.startsWith('/v2/pals?')) return sendJson(response, { data: [], total_count: 0 });
    if (method === 'PUT') {
      api.puts.push(url);
      return put(api, response, configsIn(body));
    }
    if (!api.isReadable) return void response.destroy();
    answerSet(response, api.configs);
  });
  setEmbeddedSandbox({ baseUrl: upstream.baseUrl, apiKey: 'k' });
  return api;
}

function configsIn(body: string): Api['configs'] {
  const { skills } = JSON.parse(body);
  return Object.fromEntries(
    Object.entries(skills).map(([id, skill]) => [id, JSON.stringify(Object(skill).config)]),
  );
}

function answerSet(response: ServerResponse, configs: Api['configs'], more = ''): void {
  const members = Object.entries(configs).map(([id, text]) => `"${id}":{"config":${text}}`);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(`{"data":{${members.join(',')}}${more}}`);
}

async function save(
  changes: readonly SkillChange[],
  more: Pick<SaveRequest, 'discardDraft'> = {},
): Promise<SaveOutcome> {
  const set = await readSkillSet('p1');
  if (!set.ok) throw new Error(set.error.code);
  const { fingerprint: baseFingerprint } = viewOf(set.data, set.read_at);
  const request = { palId: 'p1', saveId: randomUUID(), baseFingerprint, changes, ...more };
  const result = await saveSkillSet(request, { timing: QUICK });
  if (!result.ok) throw new Error(result.error.code);
  return result.data;
}

const QUICK = { putMs: 2_000, readMs: 2_000, lookForMs: 300, firstPauseMs: 10 };

function held(outcome: SaveOutcome): Record<string, string> | null {
  if (!('set' in outcome) || outcome.set === null) return null;
  const configs = configsOf(fromWire(outcome.set.skills));
  return Object.fromEntries([...configs].map(([id, config]) => [id, printJson(config)]));
}

const REFUSALS: readonly (readonly [number, object])[] = [
  [400, { error: "Bad Request: {'skills': {'internet_search': ['No.']}}" }],
  [401, { message: 'Invalid access token' }],
  [403, { error: 'No' }],
  [404, { error: 'PAL not found' }],
  [409, { conflict: 'maker_changes' }],
  [409, { error: 'Busy' }],
  [422, { error: 'No' }],
  [429, { error: 'Slow down' }],
];

describe('after a refused PUT', () => {
  it.each(REFUSALS)('the set is read back and was not changed: %i %j', async (status, body) => {
    const start = Date.now();
    let refusedAt = 0;
    await startApi((_, response) => {
      refusedAt = Date.now();
      sendJson(response, body, status, { 'retry-after': '1' });
    });
    const outcome = await save([SEARCH]);
    expect(outcome).toMatchObject({ kind: 'not_saved', held: 'unchanged' });
    expect(held(outcome)).toEqual(BEFORE);
    const readAt = 'set' in outcome && outcome.set ? Date.parse(outcome.set.read_at) : start;
    expect(readAt).toBeGreaterThanOrEqual(refusedAt);
  });

  it('what was applied in part is shown, with what changed', async () => {
    await startApi((api, response) => {
      api.configs = { ...BEFORE, internet_search: '{}' };
      sendJson(response, { error: 'Bad Request: the second one is wrong' }, 400);
    });
    const outcome = await save([SEARCH, PRESENT]);
    expect(outcome).toMatchObject({
      kind: 'not_saved',
      held: 'changed',
      differences: [{ kind: 'attach', skill_id: 'internet_search' }],
    });
    expect(held(outcome)).toEqual({ ...BEFORE, internet_search: '{}' });
  });

  it('nothing is claimed of what could not be read', async () => {
    await startApi((api, response) => {
      api.isReadable = false;
      sendJson(response, { error: 'Bad Request: no' }, 400);
    });
    const outcome = await save([SEARCH]);
    expect(outcome).toMatchObject({ kind: 'not_saved', held: 'not_known', set: null });
  });

  it.each([
    [404, 'text/html', '<h1>Not found</h1>'],
    [429, 'application/json', '{}'],
    [400, 'text/plain', 'Bad Request'],
  ])('what was applied all the same is saved: %i %s', async (status, type, text) => {
    await startApi((api, response, sent) => {
      api.configs = sent;
      response.writeHead(status, { 'content-type': type }).end(text);
    });
    expect(await save([SEARCH])).toMatchObject({ kind: 'saved', confirmed_by: 'read_back' });
  });

  it('a conflict is one where someone else has saved, and only then', async () => {
    await startApi((api, response) => {
      api.configs = { presentation: '{}' };
      sendJson(response, { error: 'Busy' }, 409);
    });
    expect(await save([SEARCH])).toMatchObject({ kind: 'conflict' });
  });
});

describe('a skill the account has no grant for', () => {
  const message = 'Not enabled for this account. Ask Tavus to enable it.';
  const place = (id: string) => ({ path: ['skills', id], message });
  const failed = (faults: unknown[]) => ({
    kind: 'not_saved',
    failure: { code: 'not_granted', faults },
  });

  it('is placed at every skill that was to be attached, by a 403 that names none', async () => {
    await startApi((_, response) => sendJson(response, { error: 'Forbidden' }, 403));
    const both = failed([place('internet_search'), place('presentation')]);
    expect(await save([SEARCH, PRESENT])).toMatchObject(both);
  });

  it('is placed at the skill that a 403 names', async () => {
    const error = "Skill 'presentation' is not enabled";
    await startApi((_, response) => sendJson(response, { error }, 403));
    expect(await save([SEARCH, PRESENT])).toMatchObject(failed([place('presentation')]));
  });

  it('is meant by a 404 for a skill the registry lists', async () => {
    const error = "Unknown skill 'presentation'";
    await startApi((_, response) => sendJson(response, { error }, 404));
    expect(await save([SEARCH, PRESENT])).toMatchObject(failed([place('presentation')]));
  });

  it('is not meant by a 404 for a skill the registry does not list', async () => {
    await startApi((_, response) => sendJson(response, { error: "Unknown skill 'gone'" }, 404));
    const attach: SkillChange = { kind: 'attach', skill_id: 'gone', config: '{}' };
    expect(await save([attach])).toMatchObject({ failure: { code: 'unknown_skill' } });
  });

  it('is not meant by a 403 for a save that attaches nothing', async () => {
    await startApi((_, response) => sendJson(response, { error: 'Forbidden' }, 403));
    const detach: SkillChange = { kind: 'detach', skill_id: 'magic_canvas' };
    expect(await save([detach])).toMatchObject({ failure: { code: 'forbidden' } });
  });
});

describe('a draft in PAL Maker', () => {
  it('is discarded only where that was asked for, and the save says so', async () => {
    const api = await startApi((self, response, sent) => {
      if (!self.puts.at(-1)?.includes('force=true')) {
        return sendJson(response, { conflict: 'maker_changes' }, 409);
      }
      self.configs = sent;
      answerSet(response, sent, ',"discarded_maker_changes":true');
    });
    expect(await save([SEARCH])).toMatchObject({ failure: { code: 'draft_conflict' } });
    const saved = { kind: 'saved', confirmed_by: 'answer', discarded_draft: true };
    expect(await save([SEARCH], { discardDraft: true })).toMatchObject(saved);
    expect(api.puts).toHaveLength(2);
  });

  it('that stays in the way all the same is said', async () => {
    await startApi((_, response) => sendJson(response, { conflict: 'maker_changes' }, 409));
    const outcome = await save([SEARCH], { discardDraft: true });
    expect(outcome).toMatchObject({
      kind: 'not_saved',
      held: 'unchanged',
      failure: { code: 'draft_not_discarded' },
    });
  });
});

describe('what the API adds by itself', () => {
  it('is a saved set, with what was added', async () => {
    await startApi((api, response, sent) => {
      api.configs = {
        ...sent,
        presentation: '{"document_ids":["d1"],"slides_trigger":"on_demand"}',
      };
      answerSet(response, api.configs);
    });
    const added = [{ op: 'add', path: '/slides_trigger', value: '"on_demand"' }];
    expect(await save([PRESENT])).toMatchObject({
      kind: 'saved',
      confirmed_by: 'answer',
      added: [{ kind: 'edit', skill_id: 'presentation', operations: added }],
    });
  });

  it('is not what someone else wrote after the save was answered', async () => {
    await startApi((api, response, sent) => {
      answerSet(response, sent);
      api.configs = { ...sent, presentation: '{"document_ids":["d1"],"prompt":"Theirs"}' };
    });
    expect(await save([PRESENT])).toMatchObject({ kind: 'changed_after' });
  });

  it('is not a value it changed', async () => {
    await startApi((api, response, sent) => {
      api.configs = { ...sent, presentation: '{"document_ids":["d2"]}' };
      answerSet(response, api.configs);
    });
    expect(await save([PRESENT])).toMatchObject({ kind: 'stored_differently' });
  });
});
