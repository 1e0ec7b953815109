import type { ServerResponse } from 'node:http';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '@/lib/auth/admin';
import { sealSession } from '@/lib/auth/seal';
import type { Session } from '@/lib/auth/session';
import { credentialOf } from '@/lib/auth/credential';
import { revocations } from '@/lib/auth/revocations';
import { sessionSecret } from '@/lib/auth/session-secret';
import { parseEnv, type Env } from '@/lib/env';
import { sendJson, startUpstream, type TestUpstream } from '@/lib/tavus/test-upstream';
import { GET as getDocumentLookup } from './documents/lookup/route';
import { GET as getDocuments } from './documents/route';
import { GET as getEditor } from './pals/[palId]/editor/route';
import { GET as getSave } from './pals/[palId]/saves/[saveId]/route';
import { GET as getPalSkills } from './pals/[palId]/skills/route';
import { GET as getPals } from './pals/route';
import { GET as getSkillSets } from './skill-sets/route';
import { GET as getSkills } from './skills/route';
import { GET as tryNow } from './try-now/route';

const state = vi.hoisted(() => ({
  baseUrl: new URL('http://127.0.0.1:9/'),
  headers: {} as Record<string, string>,
  cookie: undefined as string | undefined,
  env: null as Env | null,
}));
vi.mock('@/lib/env', async (original) => ({
  ...(await original<object>()),
  env: () => state.env,
}));
// A refusal is written down on standard output; not here.
vi.mock('@/lib/log/audit', () => ({ audit: () => undefined }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers(state.headers),
  cookies: async () => ({
    get: () => (state.cookie === undefined ? undefined : { value: state.cookie }),
  }),
}));
vi.mock('@/lib/tavus/upstream', () => ({
  upstream: () => ({ baseUrl: state.baseUrl, apiKey: 'key-of-this-test' }),
}));

const params = Promise.resolve({ palId: 'p1' });
/** Tells what this process remembers, and asks nobody. */
const TRY_NOW = '/api/try-now';
const RECALL = '/api/pals/p1/saves/s1';
const routes: Record<string, (request: Request) => Promise<Response>> = {
  '/api/pals': (request) => getPals(request, {}),
  '/api/pals/p1/skills': (request) => getPalSkills(request, { params }),
  '/api/pals/p1/editor': (request) => getEditor(request, { params }),
  [RECALL]: (request) =>
    getSave(request, { params: Promise.resolve({ palId: 'p1', saveId: 's1' }) }),
  [TRY_NOW]: (request) => tryNow(request, {}),
  '/api/skill-sets': (request) => getSkillSets(request, {}),
  '/api/skills': (request) => getSkills(request, {}),
  '/api/documents?query=deck&page=0': (request) => getDocuments(request, {}),
  '/api/documents/lookup?id=d1&id=d2': (request) => getDocumentLookup(request, {}),
};

let upstream: TestUpstream;
let palCount: number;
/** How the API answers for the skills of a PAL. */
let answerSkills: (response: ServerResponse) => void;

function call(path: string): Promise<Response> | undefined {
  return routes[path]?.(new Request(`http://localhost:3000${path}`));
}

/** As the environment would set it; what doors write to standard output is not of interest here. */
function configure(settings: Readonly<Record<string, string>> = {}): void {
  const result = parseEnv({ LOG_LEVEL: 'error', ...settings });
  if (!result.ok) throw new Error(result.faults.join('\n'));
  state.env = result.env;
}

beforeEach(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  configure();
  palCount = 1;
  answerSkills = (response) => sendJson(response, { data: { a: { config: { n: 1 } } } });
  state.cookie = undefined;
  globalThis.palSkillsFleet = undefined;
  globalThis.palSkillsList = undefined;
  state.headers = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' };
  upstream = await startUpstream(({ url }, response) => {
    const id = url.split('/').at(-1);
    if (url.startsWith('/v2/documents/')) return sendJson(response, { document_id: id });
    if (url.startsWith('/v2/documents?')) return sendJson(response, { data: [], total_count: 0 });
    if (url.startsWith('/v2/pals?')) {
      const ids = url.includes('pal_type=system') ? [] : [...Array(palCount).keys()];
      const data = ids.map((index) => ({ pal_id: `p${index + 1}`, layers: 'marker' }));
      return sendJson(response, { data, total_count: data.length });
    }
    if (url === '/v2/skills') {
      return sendJson(response, { data: [{ skill_id: 'a', display_name: 'A skill' }] });
    }
    if (url.endsWith('/skills')) return answerSkills(response);
    return sendJson(response, { pal_id: id, layers: 'marker' });
  });
  state.baseUrl = upstream.baseUrl;
});

describe('every route', () => {
  it.each(Object.keys(routes))('%s answers what was asked, and nothing secret', async (path) => {
    const response = await call(path);
    const text = await response?.text();
    expect(response?.status).toBe(200);
    expect(response?.headers.get('cache-control')).toBe('no-store');
    expect(text).not.toContain('marker');
    expect(upstream.seen.length > 0).toBe(![RECALL, TRY_NOW].includes(path));
  });

  it.each(Object.keys(routes))('%s refuses other sites before it calls anything', async (path) => {
    const foreign: Record<string, string>[] = [
      { host: 'evil.test', 'sec-fetch-site': 'same-origin' },
      { host: 'localhost:3000', 'sec-fetch-site': 'cross-site' },
      { host: 'localhost:3000', 'sec-fetch-site': 'same-site' },
      {},
    ];
    for (const headers of foreign) {
      state.headers = headers;
      const response = await call(path);
      expect(response?.status).toBe(403);
      expect(await response?.json()).toMatchObject({ error: { code: 'untrusted_request' } });
    }
    expect(upstream.seen).toEqual([]);
  });
});

describe('every route where people sign in', () => {
  const SECRET = 's'.repeat(32);

  beforeEach(() => configure({ ADMIN_PASSWORD: 'fifteen letters!' }));

  it.each(Object.keys(routes))(
    '%s refuses whoever has not, before it calls anything',
    async (path) => {
      const others = await sealSession(sessionOf('editor'), SECRET);
      for (const cookie of [undefined, '', 'Fe26.2**altered', others]) {
        state.cookie = cookie;
        const response = await call(path);
        expect(response?.status).toBe(401);
        expect(await response?.json()).toMatchObject({ error: { code: 'signed_out' } });
      }
      expect(upstream.seen).toEqual([]);
    },
  );

  it.each(Object.keys(routes))('%s answers a viewer', async (path) => {
    state.cookie = await sealSession(sessionOf('viewer'), sessionSecret());
    expect((await call(path))?.status).toBe(200);
  });
});

function sessionOf(role: Role): Session {
  const now = Date.now();
  const user = { id: 'admin', name: 'Admin' };
  return {
    sid: 'session-of-this-test',
    user,
    role,
    method: 'password',
    startedAt: now,
    seenAt: now,
    credential: credentialOf('password', state.env?.signIn ?? null, sessionSecret()) ?? '',
    opened: revocations().position(),
  };
}

describe('a route', () => {
  it('streams the skill sets', async () => {
    const response = await call('/api/skill-sets');
    expect(response?.headers.get('content-type')).toMatch(/^text\/x-ndjson/);
    const text = (await response?.text()) ?? '';
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual({
      ...{ pal_id: 'p1', ok: true, begun_ms: expect.any(Number) },
      ...{ read_at: expect.stringMatching(/^\d{4}-.*Z$/) },
      skills: [
        {
          ...{ skill_id: 'a', attached_at: null, updated_at: null },
          ...{ summary: expect.any(String), notes: [], document_ids: [] },
        },
      ],
    });
  });

  it('serves a long list for a while, a short one anew, and reads both on request', async () => {
    const lists = () => upstream.seen.filter(({ url }) => url.startsWith('/v2/pals?')).length;
    const once = 3;
    await call('/api/pals');
    await call('/api/pals');
    expect(lists()).toBe(2 * once);
    palCount = 301;
    await call('/api/pals');
    const before = lists();
    const cached = await (await call('/api/pals'))?.json();
    expect(cached.pals).toHaveLength(301);
    expect(lists()).toBe(before);
    await getPals(new Request('http://localhost:3000/api/pals?refresh=1'), {});
    expect(lists()).toBeGreaterThan(before);
  });

  it('reads one PAL although Tavus has asked for a pause, once a person wants to', async () => {
    const limited = vi.fn((response: ServerResponse) =>
      sendJson(response, {}, 429, { 'retry-after': '86400' }),
    );
    answerSkills = limited;
    expect(await (await call('/api/skill-sets'))?.json()).toMatchObject({ code: 'rate_limited' });
    expect(await (await call('/api/skill-sets'))?.json()).toMatchObject({ code: 'rate_limited' });
    expect(limited).toHaveBeenCalledTimes(1);
    answerSkills = (response) => sendJson(response, { data: {} });
    await call(TRY_NOW);
    expect(await (await call('/api/skill-sets'))?.json()).toMatchObject({ pal_id: 'p1', ok: true });
    answerSkills = limited;
    expect(await (await call('/api/pals/p1/skills'))?.json()).toMatchObject({ ok: false });
    answerSkills = (response) => sendJson(response, { data: {} });
    expect(await (await call('/api/pals/p1/skills'))?.json()).toMatchObject({ ok: true });
  });

  it('gives the editor its configs as JSON text', async () => {
    const response = await call('/api/pals/p1/editor');
    expect(await response?.json()).toMatchObject({
      pal: { pal_id: 'p1' },
      set: { skills: [{ skill_id: 'a', config: '{"n":1}' }] },
      registry: [{ skill_id: 'a', name: 'A skill' }],
    });
  });

  it('names the skills of the registry', async () => {
    const response = await call('/api/skills');
    expect(await response?.json()).toEqual({
      skills: [{ skill_id: 'a', name: 'A skill', description: null, config_schema: null }],
    });
  });

  it('looks up each document that is named', async () => {
    const response = await call('/api/documents/lookup?id=d1&id=d2');
    expect(await response?.json()).toMatchObject({
      documents: [
        { document_id: 'd1', state: 'found' },
        { document_id: 'd2', state: 'found' },
      ],
    });
  });
});
