import { describe, expect, it } from 'vitest';
import { scalar } from '@/lib/json/node';
import { printJson } from '@/lib/json/print';
import { start } from './test-app';

describe('the rules seen at the live API', () => {
  it('refuses every write to a stock PAL as a bare string', async () => {
    const { store, send } = start();
    const pal = store.palsOf('system').find(({ lists }) => lists === 'system');
    const path = `/v2/pals/${pal?.pal_id}/skills`;
    const answers = await Promise.all([
      send('PUT', path, '{"skills":{}}'),
      send('PUT', `${path}/internet_search`, '{}'),
      send('PATCH', `${path}/magic_canvas`, '{"config":{}}'),
      send('DELETE', `${path}/magic_canvas`),
    ]);
    const refused = { status: 400, text: '"Invalid persona_id"' };
    expect(answers).toEqual([refused, refused, refused, refused]);
    expect(store.pals.get(pal?.pal_id ?? '')).toBe(pal);
  });

  it('answers 409 where PAL Maker holds a draft', async () => {
    const { send, addPal } = start();
    const palId = await addPal('{"pal_name":"Draft","has_unpublished_changes":true}');
    const path = `/v2/pals/${palId}/skills`;
    const body = '{"skills":{"memory":{}}}';
    const answer = await send('PUT', path, body);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('"conflict":"maker_changes"');
    expect((await send('GET', path)).text).toBe('{"data":{}}');

    const forced = await send('PUT', `${path}?force=true`, body);
    expect(forced.status).toBe(200);
    expect(forced.text).toMatch(/^\{"data":\{"memory":.*"discarded_maker_changes":true\}$/);
    expect((await send('GET', `/v2/pals/${palId}`)).text).toContain(
      '"has_unpublished_changes":false',
    );
    const again = await send('PUT', path, body);
    expect(again.status).toBe(200);
    expect(again.text).not.toContain('discarded_maker_changes');
  });

  it('answers 409 with force as well where a draft cannot be discarded', async () => {
    const { send, addPal } = start();
    const palId = await addPal('{"has_unpublished_changes":true,"keeps_draft":true}');
    const path = `/v2/pals/${palId}/skills?force=true`;
    expect((await send('PUT', path, '{"skills":{}}')).status).toBe(409);
  });

  it('has PALs in both typed lists and in neither, one of which refuses writes', async () => {
    const { send, store, palNamed } = start();
    const ids = (type?: string) => store.palsOf(type).map(({ pal_id }) => pal_id);
    const [all, user, system] = [ids(), ids('user'), ids('system')];
    const neither = all.filter((id) => !user.includes(id) && !system.includes(id));
    expect(neither).toHaveLength(2);
    expect(user.filter((id) => system.includes(id))).toHaveLength(1);
    const both = user.find((id) => system.includes(id));
    const statuses = [];
    for (const id of [...neither, both]) {
      const put = await send('PUT', `/v2/pals/${id}/skills`, '{"skills":{}}');
      statuses.push(put.status);
      if (put.status !== 200) expect(put.text).toBe('{"error":"Invalid persona_id"}');
    }
    expect(statuses.sort()).toEqual([200, 200, 400]);
    expect(palNamed('Rate change announcer').has_draft).toBe(true);
  });

  it('does not attach what the account was not granted, but keeps it', async () => {
    const { send, addPal } = start();
    const palId = await addPal('{}');
    const path = `/v2/pals/${palId}/skills`;
    const body = '{"skills":{"screen_share":{}}}';
    expect(await send('PUT', path, body)).toEqual({
      status: 403,
      text: `{"error":"Skill 'screen_share' is not enabled for this account"}`,
    });
    expect((await send('PUT', `${path}/screen_share`, '{}')).status).toBe(403);
    const holder = await addPal('{"skills":{"screen_share":{}}}');
    expect((await send('PUT', `/v2/pals/${holder}/skills`, body)).status).toBe(200);
    await send('POST', '/__sandbox/registry', '{"skill_id":"later","refuse_with":404}');
    expect((await send('PUT', `${path}/later`, '{}')).status).toBe(404);
  });

  it('keeps fields of flows and steps that no reference knows', async () => {
    const { send, addPal } = start();
    const palId = await addPal('{}');
    const config =
      '{"guided_flows":[{"name":"a","v":1.0,"steps":[{"prompt":"b","w":1e400}]}],"x":0}';
    const body = `{"skills":{"browser_use":{"config":${config}}}}`;
    const answer = await send('PUT', `/v2/pals/${palId}/skills`, body);
    expect(answer.text).toContain(`"config":${config},`);
  });

  it('attaches no two skills that exclude each other, unless the PAL has both', async () => {
    const { send, addPal, palNamed } = start();
    const deck = printJson(
      palNamed('Fraud helpline').skills.get('presentation')?.config ?? scalar(null),
    );
    const body = `{"skills":{"presentation":{"config":${deck}},"browser_use":{}}}`;
    const palId = await addPal('{}');
    const path = `/v2/pals/${palId}/skills`;
    const answer = await send('PUT', path, body);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("{'skills': {'browser_use': [\\\"Skill 'browser_use' cannot be");
    expect((await send('PUT', `${path}/presentation`, `{"config":${deck}}`)).status).toBe(200);
    const second = await send('PUT', `${path}/browser_use`, '{}');
    expect(second.text).toContain("Bad Request: {'_schema': [");
    const holder = await addPal('{"skills":{"presentation":{},"browser_use":{}}}');
    expect((await send('PUT', `/v2/pals/${holder}/skills`, body)).status).toBe(200);
  });

  it('has no settings for memory', async () => {
    const { send, addPal } = start();
    const palId = await addPal('{}');
    const body = '{"skills":{"memory":{"config":{"depth":2}}}}';
    expect((await send('PUT', `/v2/pals/${palId}/skills`, body)).text).toContain('Unknown field.');
  });

  it('answers 400 for a missing PAL where one skill is read, and 404 elsewhere', async () => {
    const { send } = start();
    const text = '{"error":"PAL not found"}';
    expect(await send('GET', '/v2/pals/pnone/skills/memory')).toEqual({ status: 400, text });
    expect(await send('GET', '/v2/pals/pnone/skills')).toEqual({ status: 404, text });
  });

  it('takes the old name of the type', async () => {
    const { send } = start();
    const old = await send('GET', '/v2/pals?persona_type=system&limit=100');
    expect(old).toEqual(await send('GET', '/v2/pals?pal_type=system&limit=100'));
    expect((await send('GET', '/v2/pals?persona_type=mine')).text).toContain("'persona_type'");
  });

  it.each([
    ['21 flows', { guided_flows: Array(21).fill({ name: 'a' }) }, /'guided_flows': \['Longer/],
    [
      '51 steps',
      { guided_flows: [{ name: 'a', steps: Array(51).fill({ prompt: 'b' }) }] },
      /\{0: \{'steps': \['Longer than maximum length 50/,
    ],
    ['a blank flow', { guided_flows: [{ name: ' ', steps: [] }] }, /\{0: \{'name': \['A flow/],
    [
      'a blank step',
      { guided_flows: [{ name: 'a', steps: [{ prompt: 'b' }, { task: '', prompt: ' ' }] }] },
      /\{'steps': \{1: \{'_schema': \['A step must|\{'steps': \{1: \['A step must/,
    ],
    [
      'a slide without a deck',
      { guided_flows: [{ name: 'a', steps: [{ slide: 1 }] }] },
      /\{'slide_document_id': \['Missing/,
    ],
    [
      'a slide that is no page',
      { guided_flows: [{ name: 'a', steps: [{ slide: 0 }] }] },
      /greater/,
    ],
    ['a deck that is not there', { slide_document_id: 'd0-none' }, /not found/],
    ['a name that is no text', { guided_flows: [{ name: 5 }] }, /Not a valid string/],
  ])('refuses a whole browser_use config for %s', async (_, config, fault) => {
    const { send, addPal } = start();
    const palId = await addPal('{}');
    const body = JSON.stringify({ skills: { browser_use: { config } } });
    const answer = await send('PUT', `/v2/pals/${palId}/skills`, body);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(/^\{"error":"Bad Request: \{'skills': \{'browser_use': /);
    expect(answer.text).toMatch(fault);
  });
});
