import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '@/lib/sandbox/server';
import type { SkillChange } from '@/lib/skill-set/changes';
import type { SaveOutcome } from '@/lib/skill-set/outcome';
import { viewOf } from '@/lib/skill-set/view';
import { recallSave, saveSkillSet, type EndedSave } from './save-skill-set';
import { readSkillSet } from './skills';
import { startUpstream } from './test-upstream';
import { setEmbeddedSandbox } from './upstream';

/** Real HTTP to the sandbox, through the very code the action calls. */
let api: Awaited<ReturnType<typeof startSandbox>>;
let stockPalId = '';

beforeAll(async () => {
  api = await startSandbox({ apiKey: 'a-key-of-the-test', control: true });
  setEmbeddedSandbox({ baseUrl: api.url, apiKey: api.apiKey });
  // The list of stock PALs is kept for minutes once it was read, so this one is there before.
  stockPalId = await createPal('{"magic_canvas":{}}', 'system');
});
afterAll(() => api.close());
beforeEach(() => control('DELETE', '/journal'));

async function control(method: string, path: string, body?: string): Promise<unknown> {
  const response = await fetch(new URL(`/__sandbox${path}`, api.url), { method, body });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response.status === 204 ? null : response.json();
}

async function createPal(skills: string, pal_type = 'user'): Promise<string> {
  const body = `{"pal_name":"Saved","pal_type":"${pal_type}","skills":${skills}}`;
  const created = await control('POST', '/pals', body);
  if (created === null || typeof created !== 'object' || !('pal_id' in created)) {
    throw new Error('No PAL was made');
  }
  return String(created.pal_id);
}

async function putBodies(): Promise<string[]> {
  const journal = await control('GET', '/journal');
  const { data } = journal as { data: { method: string; body: string }[] };
  return data.filter(({ method }) => method === 'PUT').map(({ body }) => body);
}

async function read(palId: string) {
  const set = await readSkillSet(palId);
  if (!set.ok) throw new Error(set.error.message);
  return viewOf(set.data, set.read_at);
}

const guide = (text: string): SkillChange => ({
  kind: 'edit',
  skill_id: 'magic_canvas',
  operations: [{ op: 'add', path: '/usage_guidance', value: JSON.stringify(text) }],
});

async function save(
  palId: string,
  baseFingerprint: string,
  changes: SkillChange[],
  saveId: string = randomUUID(),
): Promise<SaveOutcome> {
  const result = await saveSkillSet({ palId, saveId, baseFingerprint, changes });
  if (!result.ok) throw new Error(result.error.code);
  return result.data;
}

describe('a save', () => {
  it('sends the whole set once, every untouched token as it was, and reads it back', async () => {
    const odd = `{ "__proto__": [1.0, 1e400], "n": 9007199254740993, "\\u00e9": "\\u00e9" }`;
    const palId = await createPal(`{"browser_use":{"config":${odd}},"magic_canvas":{"config":{}}}`);
    const base = await read(palId);
    const outcome = await save(palId, base.fingerprint, [guide('Rarely.')]);
    expect(outcome).toMatchObject({ kind: 'saved', confirmed_by: 'answer' });
    expect(await putBodies()).toEqual([
      `{"skills":{"browser_use":{"config":${odd}},"magic_canvas":{"config":{"usage_guidance":"Rarely."}}}}`,
    ]);
    if (outcome.kind === 'saved') expect(outcome.set.fingerprint).not.toBe(base.fingerprint);
  });

  it('sends nothing where somebody else saved first, and tells what is there now', async () => {
    const palId = await createPal('{"magic_canvas":{}}');
    const base = await read(palId);
    await control('PUT', `/pals/${palId}/skills`, '{"skills":{"internet_search":{}}}');
    const outcome = await save(palId, base.fingerprint, [guide('Rarely.')]);
    expect(outcome).toMatchObject({
      kind: 'conflict',
      set: { skills: [{ skill_id: 'internet_search' }] },
    });
    expect(await putBodies()).toEqual([]);
  });

  it('is made once however often its id comes', async () => {
    const palId = await createPal('{"magic_canvas":{}}');
    const { fingerprint } = await read(palId);
    const id = randomUUID();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => save(palId, fingerprint, [guide('Once.')], id)),
    );
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['saved']));
    expect(await save(palId, fingerprint, [guide('Once.')], id)).toBe(all[0]);
    expect(await putBodies()).toHaveLength(1);
  });

  it('wins alone among fifty on the same PAL at once', async () => {
    const palId = await createPal('{"magic_canvas":{},"browser_use":{"config":{"keep":1.0}}}');
    const { fingerprint } = await read(palId);
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, index) => save(palId, fingerprint, [guide(`${index}`)])),
    );
    const kinds = all.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'saved')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'conflict')).toHaveLength(49);
    expect(await putBodies()).toHaveLength(1);
    const after = await read(palId);
    expect(after.skills.map(({ config }) => config)).toContain('{"keep":1.0}');
  });

  it('that is refused changes nothing and says where the API saw the faults', async () => {
    const palId = await createPal('{"magic_canvas":{}}');
    const base = await read(palId);
    const outcome = await save(palId, base.fingerprint, [
      { kind: 'attach', skill_id: 'presentation', config: '{"slides_trigger":"never"}' },
      {
        kind: 'edit',
        skill_id: 'magic_canvas',
        operations: [{ op: 'add', path: '/x', value: '1' }],
      },
    ]);
    expect(outcome.kind).toBe('not_saved');
    const faults = outcome.kind === 'not_saved' ? (outcome.failure.faults ?? []) : [];
    expect(faults.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ['skills', 'presentation', 'config', 'document_ids'],
        ['skills', 'presentation', 'config', 'slides_trigger'],
        ['skills', 'magic_canvas', 'config', 'x'],
      ]),
    );
    expect((await read(palId)).fingerprint).toBe(base.fingerprint);
  });

  it('of changes that change nothing makes no call', async () => {
    const palId = await createPal('{"magic_canvas":{"config":{"usage_guidance":"Same."}}}');
    const { fingerprint } = await read(palId);
    expect((await save(palId, fingerprint, [guide('Same.')])).kind).toBe('saved');
    expect(await putBodies()).toEqual([]);
  });

  it('of a set beyond the limit is refused before it is sent, with its size', async () => {
    const palId = await createPal('{"magic_canvas":{}}');
    const { fingerprint } = await read(palId);
    const outcome = await save(palId, fingerprint, [guide('x'.repeat(5 * 1024 ** 2))]);
    expect(outcome).toMatchObject({ kind: 'not_sent', failure: { code: 'set_too_large' } });
    const message = outcome.kind === 'not_sent' ? outcome.failure.message : '';
    expect(message).toContain('These skills take 5.0 MB. The limit is 4.0 MB.');
    expect(await putBodies()).toEqual([]);
  });

  it('of settings too deep to be read back is refused before it is sent', async () => {
    const palId = await createPal('{"magic_canvas":{}}');
    const { fingerprint } = await read(palId);
    const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    const attach = (config: string): SkillChange => ({ kind: 'attach', skill_id: 'acme', config });
    expect(await save(palId, fingerprint, [attach(deep(62))])).toMatchObject({
      kind: 'not_sent',
      failure: {
        code: 'set_too_large',
        message: expect.stringContaining('The settings of acme are nested deeper than 61 levels.'),
      },
    });
    expect(await putBodies()).toEqual([]);
  });

  it('of the largest set is read back, whatever way the API spells it', async () => {
    const palId = await createPal('{"magic_canvas":{}}');
    const { fingerprint } = await read(palId);
    const text = 'é'.repeat(2 * 1024 ** 2 - 100);
    expect(await save(palId, fingerprint, [guide(text)])).toMatchObject({ kind: 'saved' });
    const config = `{"usage_guidance":"${'\\u00e9'.repeat(2 * 1024 ** 2 - 100)}"}`;
    const escaping = await startUpstream((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"data":{"magic_canvas":{"config":${config}}}}`);
    });
    setEmbeddedSandbox({ baseUrl: escaping.baseUrl, apiKey: 'k' });
    onTestFinished(() => setEmbeddedSandbox({ baseUrl: api.url, apiKey: api.apiKey }));
    expect((await read('p1')).skills[0]?.config).toBe(config);
  });

  it('of a stock PAL is refused before any call', async () => {
    const outcome = await save(stockPalId, '0'.repeat(64), [guide('No.')]);
    expect(outcome).toMatchObject({ kind: 'not_sent', failure: { code: 'read_only' } });
    expect(await putBodies()).toEqual([]);
  });

  it('is remembered for a browser that left, and asking about it never saves', async () => {
    const palId = await createPal('{"magic_canvas":{}}');
    const { fingerprint } = await read(palId);
    const saveId = randomUUID();
    expect(await recallSave({ palId, saveId })).toEqual({ state: 'not_known' });
    const saving = save(palId, fingerprint, [guide('Left.')], saveId);
    expect(await recallSave({ palId, saveId }, 0)).toEqual({ state: 'running' });
    const recalled = await recallSave({ palId, saveId });
    expect(recalled).toEqual({ state: 'ended', outcome: await saving });
    const elsewhere = await recallSave({ palId: 'p00000000000', saveId });
    expect(elsewhere).toEqual({ state: 'not_known' });
    expect(await putBodies()).toHaveLength(1);
  });

  it('that made no sense is recalled as refused', async () => {
    const palId = await createPal('{"magic_canvas":{}}');
    const { fingerprint } = await read(palId);
    const saveId = randomUUID();
    const changes = [{ kind: 'detach' as const, skill_id: 'presentation' }];
    await saveSkillSet({ palId, saveId, baseFingerprint: fingerprint, changes });
    const status = await recallSave({ palId, saveId });
    expect(status).toMatchObject({ state: 'refused', failure: { code: 'invalid_input' } });
  });

  it('of a PAL that is gone says so', async () => {
    const outcome = await save('p00000000000', '0'.repeat(64), [guide('No.')]);
    expect(outcome).toMatchObject({ kind: 'not_sent', failure: { code: 'not_found' } });
  });

  it('whose changes do not fit the set is no request that makes sense', async () => {
    const palId = await createPal('{"magic_canvas":{}}');
    const { fingerprint } = await read(palId);
    const request = {
      palId,
      saveId: randomUUID(),
      baseFingerprint: fingerprint,
      changes: [{ kind: 'detach' as const, skill_id: 'presentation' }],
    };
    expect(await saveSkillSet(request)).toMatchObject({ error: { code: 'invalid_input' } });
    expect(await putBodies()).toEqual([]);
  });
});

describe('the record of a save', () => {
  async function recorded(palId: string, baseFingerprint: string, changes: SkillChange[]) {
    const ends: EndedSave[] = [];
    const request = { palId, saveId: randomUUID(), baseFingerprint, changes };
    const result = await saveSkillSet(request, { onEnd: (ended) => void ends.push(ended) });
    expect(ends).toHaveLength(1);
    expect(ends[0]?.result).toBe(result);
    return ends[0];
  }

  it('holds the set before and the set after, as the API tells them', async () => {
    const palId = await createPal('{"browser_use":{"config":{ "n": 1e400 }},"magic_canvas":{}}');
    const base = await read(palId);
    const ended = await recorded(palId, base.fingerprint, [guide('Rarely.')]);
    expect(ended?.before).toMatchObject({ fingerprint: base.fingerprint, skills: base.skills });
    const now = await read(palId);
    expect(ended?.after).toMatchObject({ fingerprint: now.fingerprint, skills: now.skills });
    expect(ended?.before?.skills.map(({ config }) => config)).toContain('{ "n": 1e400 }');
    expect(ended?.durationMs).toBeGreaterThan(0);
  });

  it('is made once, however often the save is asked for', async () => {
    const palId = await createPal('{"magic_canvas":{}}');
    const { fingerprint } = await read(palId);
    const request = { palId, saveId: randomUUID(), baseFingerprint: fingerprint };
    let ends = 0;
    const onEnd = () => void (ends += 1);
    const all = Array.from({ length: 20 }, () =>
      saveSkillSet({ ...request, changes: [guide('Once.')] }, { onEnd }),
    );
    await Promise.all(all);
    await saveSkillSet({ ...request, changes: [guide('Once.')] }, { onEnd });
    expect(ends).toBe(1);
    expect(await putBodies()).toHaveLength(1);
  });

  it('has no set that was not read', async () => {
    const palId = await createPal('{"magic_canvas":{}}');
    const base = await read(palId);
    const conflict = await recorded(palId, '0'.repeat(64), [guide('Late.')]);
    expect(conflict).toMatchObject({ before: { fingerprint: base.fingerprint }, after: null });
    const wrong: SkillChange = { kind: 'attach', skill_id: 'presentation', config: '{"x":1}' };
    const refused = await recorded(palId, base.fingerprint, [wrong]);
    expect(refused).toMatchObject({
      before: { fingerprint: base.fingerprint },
      after: { fingerprint: base.fingerprint },
    });
    const gone = await recorded('p00000000000', base.fingerprint, [guide('No.')]);
    expect(gone).toMatchObject({ before: null, after: null });
    const misfit = await recorded(palId, base.fingerprint, [{ kind: 'detach', skill_id: 'x' }]);
    expect(misfit).toMatchObject({ before: { fingerprint: base.fingerprint }, after: null });
  });

  it('is the same set before and after where nothing had to be sent', async () => {
    const palId = await createPal('{"magic_canvas":{"config":{"usage_guidance":"Same."}}}');
    const { fingerprint } = await read(palId);
    const ended = await recorded(palId, fingerprint, [guide('Same.')]);
    expect(ended).toMatchObject({ before: { fingerprint }, after: { fingerprint } });
  });

  it('still holds the set before where a bug ends the save', async () => {
    const palId = await createPal('{"magic_canvas":{}}');
    const { fingerprint } = await read(palId);
    const changes = null as unknown as SkillChange[];
    const request = { palId, saveId: randomUUID(), baseFingerprint: fingerprint, changes };
    const ends: EndedSave[] = [];
    const saving = saveSkillSet(request, { onEnd: (ended) => void ends.push(ended) });
    await expect(saving).rejects.toThrow(TypeError);
    expect(ends).toMatchObject([{ result: null, before: { fingerprint }, after: null }]);
  });
});
