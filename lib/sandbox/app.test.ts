import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { printJson } from '@/lib/json/print';
import { configsOf, requestBody } from '@/lib/skill-set/changes';
import { createSandbox } from './app';
import { start } from './test-app';

const KEY = 'app-test-key';

const journalSchema = z.object({
  data: z.array(z.object({ began_at: z.number(), ended_at: z.number() })),
});

describe('the sandbox', () => {
  it('takes back what a newer writer stored, with one other change, but nothing new of the kind', async () => {
    const { send, store, palNamed } = start();
    const { pal_id, skills } = palNamed('Roaming adviser');
    const body = requestBody(configsOf(skills)).replace('"region":"intl"', '"region":"north"');
    const path = `/v2/pals/${pal_id}/skills`;
    expect((await send('PUT', path, body)).status).toBe(200);
    const canvas = store.pals.get(pal_id)?.skills.get('magic_canvas');
    expect(canvas).toEqual(skills.get('magic_canvas'));

    const known = body.replace('"chart":{"enabled":false}', '"alert":{"enabled":false}');
    expect((await send('PUT', path, known)).status).toBe(200);
    const altered = await send('PUT', path, known.replace('"left_rail"', '"right_rail"'));
    expect(altered.status).toBe(400);
    expect(altered.text).toContain(
      "{'magic_canvas': {'config': {'layout_hint': ['Unknown field.']}}}",
    );
  });

  it('takes an unchanged presentation whose document is gone, but not a changed one', async () => {
    const { send, palNamed } = start();
    const { pal_id, skills } = palNamed('Home broadband sales');
    const path = `/v2/pals/${pal_id}/skills`;
    const body = requestBody(configsOf(skills));
    expect((await send('PUT', path, body)).status).toBe(200);
    const changed = await send('PUT', path, body.replace('on_demand', 'walk_the_deck'));
    expect(changed.status).toBe(400);
    expect(changed.text).toMatch(
      /'document_ids': \{1: \[\\"Document 'd\d-[0-9a-f]{12}' not found\.\\"\]\}/,
    );
  });

  it.each([
    ['a Word file', '{"document_url":"https://x.example/a.docx"}', 'is not presentable'],
    ['a website', '{"document_url":"https://x.example/"}', 'is not presentable'],
    [
      'a PDF of 51 pages',
      '{"document_url":"https://x.example/a.pdf","pages":51}',
      'is not presentable',
    ],
    ['what is still read', '{"status":"processing"}', 'is not ready'],
  ])('does not present %s', async (_name, document, reason) => {
    const { send, addPal } = start();
    const added = await send('POST', '/__sandbox/documents', document);
    const id = /"document_id":"([^"]+)"/.exec(added.text)?.[1];
    const palId = await addPal('{}');
    const body = `{"skills":{"presentation":{"config":{"document_ids":["${id}"]}}}}`;
    const answer = await send('PUT', `/v2/pals/${palId}/skills`, body);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(`{'document_ids': {0: [\\"Document '${id}' ${reason}`);
  });

  it('presents images in any case, PDFs of 50 pages, and links with a query', async () => {
    const { send, addPal } = start();
    const palId = await addPal('{}');
    for (const document of [
      '{"document_url":"https://x.example/A.PNG"}',
      '{"document_url":"https://x.example/a.pdf","pages":50}',
      '{"document_url":"https://x.example/a.jpeg?signature=a.b"}',
    ]) {
      const added = await send('POST', '/__sandbox/documents', document);
      const id = /"document_id":"([^"]+)"/.exec(added.text)?.[1];
      const body = `{"config":{"document_ids":["${id}"]}}`;
      expect((await send('PUT', `/v2/pals/${palId}/skills/presentation`, body)).status).toBe(200);
    }
  });

  it('names all that is wrong with a query', async () => {
    const { send } = start();
    const pals = await send('GET', '/v2/pals?limit=0&page=0&pal_type=mine');
    expect(pals.status).toBe(400);
    expect(pals.text).toBe(
      `{"error":"Bad Request: {'limit': ['Must be greater than or equal to 1.'], 'page': ['Must be greater than or equal to 1.'], 'pal_type': ['Must be one of: user, system.']}"}`,
    );
    const documents = await send('GET', '/v2/documents?page=x&sort=up');
    expect(documents.text).toContain(`'page': ['Not a valid integer.'], 'sort': [`);
  });

  it('serves the old path of PALs', async () => {
    const { send } = start();
    const old = await send('GET', '/v2/personas?limit=2');
    expect(old).toEqual(await send('GET', '/v2/pals?limit=2'));
  });

  it('answers 404 for what the API does not have, but only with the key', async () => {
    const { send } = start();
    expect((await send('GET', '/v2/nothing')).status).toBe(404);
    expect((await send('GET', '/v2/nothing', undefined, { 'x-api-key': '' })).status).toBe(401);
  });
});

describe('the control of the sandbox', () => {
  it('is there only when asked for', async () => {
    const { app } = createSandbox({ apiKey: KEY });
    expect((await app.request('/__sandbox/journal')).status).toBe(404);
  });

  it('keeps every request to the API to the letter, and nothing of its own', async () => {
    const { send, addPal } = start();
    const palId = await addPal('{}');
    const body = '{ "skills": {"browser_use":{"config":{"n":1.0}}} }';
    await send('PUT', `/v2/pals/${palId}/skills`, body);
    await send('GET', '/v2/pals?limit=1', undefined, { 'x-api-key': 'wrong' });
    const journal: unknown = JSON.parse((await send('GET', '/__sandbox/journal')).text);
    const times = { began_at: expect.any(Number), ended_at: expect.any(Number) };
    expect(journal).toEqual({
      data: [
        { method: 'PUT', path: `/v2/pals/${palId}/skills`, body, status: 200, ...times },
        { method: 'GET', path: '/v2/pals?limit=1', body: '', status: 401, ...times },
      ],
    });
    await send('DELETE', '/__sandbox/journal');
    expect((await send('GET', '/__sandbox/journal')).text).toBe('{"data":[]}');
  });

  it('tells when each request came and was answered, the wait asked for included', async () => {
    const { app } = createSandbox({ apiKey: KEY, control: true, latencyMs: 30 });
    await app.request('http://127.0.0.1/v2/skills', { headers: { 'x-api-key': KEY } });
    const text = await (await app.request('http://127.0.0.1/__sandbox/journal')).text();
    const [entry] = journalSchema.parse(JSON.parse(text)).data;
    // Timers may fire up to a millisecond early by another clock.
    expect((entry?.ended_at ?? 0) - (entry?.began_at ?? 0)).toBeGreaterThanOrEqual(29);
  });

  it('arranges PALs past the validation, with their times', async () => {
    const { addPal, store } = start();
    const skill = '{"config":{"n":1e400},"attached_at":"2026-01-02T03:04:05.000006+00:00"}';
    const palId = await addPal(`{"pal_type":"system","skills":{"odd.id[0]":${skill}}}`);
    const pal = store.pals.get(palId);
    expect(pal?.lists).toBe('system');
    const stored = pal?.skills.get('odd.id[0]');
    expect(stored && printJson(stored.config)).toBe('{"n":1e400}');
    expect(stored?.updated_at).toBe('2026-01-02T03:04:05.000006+00:00');
  });

  it('writes like another program, moving the times of what changes', async () => {
    const { addPal, send, store } = start();
    const palId = await addPal('{"skills":{"internet_search":{},"magic_canvas":{}}}');
    const before = store.pals.get(palId)?.skills;
    const path = `/__sandbox/pals/${palId}/skills`;
    await send(
      'PUT',
      path,
      '{"skills":{"magic_canvas":{"config":{"unheard":1}},"internet_search":{}}}',
    );
    const after = store.pals.get(palId)?.skills;
    expect(after?.get('internet_search')).toEqual(before?.get('internet_search'));
    expect(after?.get('magic_canvas')?.attached_at).toBe(before?.get('magic_canvas')?.attached_at);
    expect(after?.get('magic_canvas')?.updated_at).not.toBe(
      before?.get('magic_canvas')?.updated_at,
    );
  });

  it('adds and retires skills, and takes PALs and documents away', async () => {
    const { addPal, send } = start();
    const palId = await addPal('{"skills":{"internet_search":{}}}');
    await send('POST', '/__sandbox/registry', '{"skill_id":"__proto__","name":"Odd"}');
    expect(
      (await send('PUT', `/v2/pals/${palId}/skills`, '{"skills":{"__proto__":{}}}')).status,
    ).toBe(200);
    expect((await send('DELETE', '/__sandbox/registry/__proto__')).status).toBe(204);
    const retired = await send('PUT', `/v2/pals/${palId}/skills`, '{"skills":{"__proto__":{}}}');
    expect(retired).toEqual({ status: 404, text: `{"error":"Unknown skill '__proto__'"}` });
    expect((await send('DELETE', `/__sandbox/pals/${palId}`)).status).toBe(204);
    expect((await send('GET', `/v2/pals/${palId}`)).status).toBe(404);
    expect((await send('DELETE', '/__sandbox/documents/none')).status).toBe(404);
  });

  it('refuses pages that reach it under a foreign host name', async () => {
    const { app } = createSandbox({ apiKey: KEY, control: true });
    expect((await app.request('http://rebound.example/__sandbox/journal')).status).toBe(403);
    expect((await app.request('http://localhost/__sandbox/journal')).status).toBe(200);
  });
});
