import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { asObject } from '@/lib/json/node';
import { parseJsonObject } from '@/lib/json/parse';
import { printJson } from '@/lib/json/print';
import { requestBody } from '@/lib/skill-set/changes';
import { parseSkillSet } from '@/lib/skill-set/skill-set';
import { putSkillSet, readSkillSet } from '@/lib/tavus/skills';
import { call } from './contract/client';
import { PAYLOAD_DOCUMENTS, payloadNode, payloadText, skillPayloads } from './payloads';
import { startSandbox, type RunningSandbox } from './server';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/'), apiKey: 'payloads' }));
vi.mock('@/lib/tavus/upstream', () => ({ upstream: () => target }));

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ apiKey: target.apiKey, control: true });
  target.baseUrl = sandbox.url;
  for (const document_id of PAYLOAD_DOCUMENTS) await arrange('/documents', { document_id });
});

afterAll(() => sandbox.close());

async function arrange(path: string, body: object): Promise<string> {
  const url = new URL(`/__sandbox${path}`, sandbox.url);
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const text = await response.text();
  expect(response.status, text).toBe(201);
  return /"pal_id":"(\w+)"/.exec(text)?.[1] ?? '';
}

function objectOf(text: string) {
  const parsed = parseJsonObject(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

describe('a payload of a real program', () => {
  it.each(skillPayloads())(
    '$name comes back token for token through the client and the API',
    async ({ skillId, config }) => {
      const palId = await arrange('/pals', { pal_name: 'Payload' });
      const put = await putSkillSet(palId, requestBody(new Map([[skillId, objectOf(config)]])));
      expect(put).toMatchObject({ ok: true });
      const set = await readSkillSet(palId);
      const stored = set.ok ? set.data.get(skillId)?.config : undefined;
      expect(stored && printJson(stored)).toBe(config);
      // And through the call for one skill, in the very bytes the program sends.
      const name = `${skillId === 'internet_search' ? '{}' : `{"config": ${config}}`}`;
      const path = `/v2/pals/${palId}/skills/${encodeURIComponent(skillId)}`;
      const to = { baseUrl: sandbox.url.href, apiKey: target.apiKey };
      expect((await call(to, path, { method: 'PUT', body: name })).status).toBe(200);
      expect((await call(to, path)).text).toContain(`"config":${config},`);
    },
  );

  it('attaches three skills written in three ways', async () => {
    const palId = await arrange('/pals', { pal_name: 'Payload' });
    expect(await putSkillSet(palId, payloadText('replace-three-styles'))).toMatchObject({
      ok: true,
    });
    const set = await readSkillSet(palId);
    const configs = set.ok ? [...set.data].map(([id, { config }]) => [id, printJson(config)]) : [];
    expect(configs.map(([id]) => id)).toEqual(['internet_search', 'presentation', 'magic_canvas']);
    expect(configs[0]?.[1]).toBe('{}');
    expect(configs[2]?.[1]).toBe('{}');
  });

  it('of a list is read with its raw times', () => {
    const set = parseSkillSet(asObject(payloadNode('list-answer'))?.entries.get('data'));
    expect(set?.get('presentation')).toMatchObject({
      attached_at: '2026-05-02T07:02:11.102938+00:00',
      updated_at: '2026-05-02T08:11:09.564738+00:00',
    });
    expect(set?.get('magic_canvas')?.updated_at).toBe('2026-05-01T12:00:00.000000+00:00');
  });

  it('of another tool is no skill set', () => {
    const node = asObject(payloadNode('scenario-export'));
    expect(parseSkillSet(node?.entries.get('data'))).toBeNull();
    expect(parseSkillSet(node)).toBeNull();
  });

  it('of a patch with null takes the field out', async () => {
    const config = { document_ids: [PAYLOAD_DOCUMENTS[0]], prompt: 'Slowly.' };
    const palId = await arrange('/pals', { skills: { presentation: { config } } });
    const to = { baseUrl: sandbox.url.href, apiKey: target.apiKey };
    const path = `/v2/pals/${palId}/skills/presentation`;
    const answer = await call(to, path, { method: 'PATCH', body: payloadText('patch-null') });
    expect(answer.text).toContain(
      `"config":{"document_ids":["${PAYLOAD_DOCUMENTS[0]}"],"slides_trigger":"on_demand"}`,
    );
  });
});
