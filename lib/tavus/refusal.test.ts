import { describe, expect, it } from 'vitest';
import { asObject, type JsonNode } from '@/lib/json/node';
import { printJson } from '@/lib/json/print';
import { payloadNode } from '@/lib/sandbox/payloads';
import { refusal } from './refusal';

const KEY = 'canary-key-0123';

function refused(
  status: number,
  body: unknown,
  method: 'GET' | 'PUT' = 'PUT',
  sent: string | undefined = undefined,
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  return refusal({ statusCode: status, headers: { 'content-type': type } }, text, {
    method,
    apiKey: KEY,
    body: sent,
  });
}

describe('a refusal', () => {
  it('of settings is placed at its fields, from the whole text though little of it is shown', () => {
    const ids = Array.from({ length: 60 }, (_, index) => `'${index}x': ['Not yours.']`).join(', ');
    const error = `Bad Request: {'skills': {'presentation': {'config': {${ids}, 'last': ['Bad ${KEY}']}}}}`;
    const failed = refused(400, { error });
    expect(failed.code).toBe('bad_request');
    expect(failed.detail).toHaveLength(300);
    expect(failed.faults).toHaveLength(61);
    expect(failed.faults?.at(-1)).toEqual({
      path: ['skills', 'presentation', 'config', 'last'],
      message: 'Bad [redacted]',
    });
  });

  it('of settings tells the first 100 faults, however many there are', () => {
    const error = `Bad Request: {'skills': {'x': [${"'No.', ".repeat(4_000)}]}}`;
    expect(refused(400, { error }).faults).toHaveLength(100);
  });

  it('of settings that names no field is shown whole', () => {
    expect(refused(400, { message: 'Too many skills' })).toEqual({
      code: 'bad_request',
      message: expect.any(String),
      detail: 'Too many skills',
    });
  });

  const SENT = JSON.stringify({
    skills: {
      internet_search: {},
      presentation: { config: { document_ids: [], prompt: 'x' } },
      magic_canvas: { config: { components: {}, prompt: 'y' } },
    },
  });
  const ONE_SENT = '{"skills": {"presentation": {"config": {}}}}';
  const IDS = ['skills', 'presentation', 'config', 'document_ids'];

  it.each([
    ["{'skills': {'presentation': {'config': {'document_ids': ['No.']}}}}", SENT, IDS],
    ["{'skills': {'presentation': {'document_ids': ['No.']}}}", SENT, IDS],
    ["{'presentation': {'config': {'document_ids': ['No.']}}}", SENT, IDS],
    ["{'presentation': {'document_ids': {0: ['No.']}}}", SENT, [...IDS, 0]],
    ["{'document_ids': {0: ['No.']}}", SENT, [...IDS, 0]],
    ["{'config': {'document_ids': ['No.']}}", SENT, IDS],
    ["{'document_ids': ['No.']}", ONE_SENT, IDS],
    ["{'skills': {'presentation': {'_schema': ['No.']}}}", SENT, ['skills', 'presentation']],
    ["{'skills': ['No.']}", SENT, ['skills']],
  ])('of settings is placed at its skill: %s', (faults, sent, path) => {
    expect(refused(400, { error: `Bad Request: ${faults}` }, 'PUT', sent).faults).toEqual([
      { path, message: 'No.' },
    ]);
  });

  it.each([
    ["{'prompt': ['No.']}", SENT],
    ["{'slides_trigger': ['No.']}", SENT],
    ["{'_schema': ['No.']}", SENT],
    ["{'document_ids': ['No.']}", undefined],
  ])('of settings whose skill cannot be told is shown whole: %s', (faults, sent) => {
    const error = `Bad Request: ${faults}`;
    const failed = refused(400, { error }, 'PUT', sent);
    expect(failed).toEqual({ code: 'bad_request', message: expect.any(String), detail: error });
  });

  it('keeps the faults that cannot be placed beside those that can', () => {
    const error = "{'document_ids': ['A.'], 'prompt': ['B.']}";
    expect(refused(400, { error }, 'PUT', SENT).faults).toEqual([
      { path: IDS, message: 'A.' },
      { path: ['prompt'], message: 'B.' },
    ]);
  });

  it.each(['Invalid persona_id', '"Invalid persona_id"', '{"error": "Invalid persona_id"}'])(
    'of a PAL that cannot be changed is its own case: %s',
    (body) => {
      const failed = refused(400, body);
      expect(failed).toMatchObject({ code: 'not_editable', detail: 'Invalid persona_id' });
    },
  );

  it('in plain text is shown redacted, a web page and broken JSON are not', () => {
    expect(refused(400, `No such key: ${KEY} \u0000`)).toMatchObject({
      code: 'bad_request',
      detail: 'No such key: [redacted]',
    });
    expect(refused(422, '"Cannot replace"').detail).toBe('Cannot replace');
    for (const body of ['<!doctype html><p>No', '{"error": "No', '["No"]', 'x'.repeat(2_001)]) {
      expect(refused(400, body)).not.toHaveProperty('detail');
    }
  });

  it('is understood in every shape that was seen', () => {
    const seen = asObject(payloadNode('error-bodies'))?.entries ?? new Map<string, JsonNode>();
    const bodyOf = (name: string) => {
      const node = seen.get(name);
      return node === undefined ? '' : printJson(node);
    };
    const one = '{"skills": {"presentation": {"config": {}}}}';
    for (const name of ['set_400', 'one_skill_400']) {
      const faults = [{ path: IDS, message: 'Missing data for required field.' }];
      expect(refused(400, bodyOf(name), 'PUT', one)).toMatchObject({ code: 'bad_request', faults });
    }
    expect(refused(401, bodyOf('key_401')).code).toBe('key_rejected');
    expect(refused(404, JSON.parse(bodyOf('unknown_skill_404'))).code).toBe('unknown_skill');
    expect(refused(400, bodyOf('missing_pal')).code).toBe('not_found');
    expect(refused(409, bodyOf('draft_409')).code).toBe('draft_conflict');
    expect(refused(400, bodyOf('locked_pal_400')).code).toBe('not_editable');
    expect(refused(422, bodyOf('plain_422'))).toMatchObject({
      code: 'bad_request',
      detail: "can't replace a non-existent object 'skills'",
    });
    expect(refused(400, bodyOf('concurrency_400')).detail).toBe(
      'User has reached maximum concurrent conversations',
    );
  });

  it('of a missing PAL may come as 400', () => {
    for (const method of ['GET', 'PUT'] as const) {
      expect(refused(400, { error: 'PAL not found' }, method).code).toBe('not_found');
    }
  });

  it('for lack of a permission is no rejected key, and says what Tavus said', () => {
    for (const method of ['GET', 'PUT'] as const) {
      expect(refused(403, { error: 'IP not allowed' }, method)).toMatchObject({
        code: 'forbidden',
        detail: 'IP not allowed',
      });
      expect(refused(401, { message: 'Invalid access token' }, method).code).toBe('key_rejected');
    }
  });

  it('of an unknown skill is placed at it', () => {
    expect(refused(404, { error: "Unknown skill 'my_skill'" })).toMatchObject({
      code: 'unknown_skill',
      detail: "Unknown skill 'my_skill'",
      faults: [{ path: ['skills', 'my_skill'], message: "Unknown skill 'my_skill'" }],
    });
    expect(refused(404, { error: `Unknown skill "it's"` }).faults?.[0]?.path).toEqual([
      'skills',
      "it's",
    ]);
  });

  it('is placed at names that were sent, however odd, and tells others like all words', () => {
    const odd = ' acme_crm_lookup_v2_production_eu_1\u202e';
    const sent = JSON.stringify({ skills: { [odd]: { config: { [KEY]: 1 } } } });
    const error = `Bad Request: {'skills': {'${odd}': {'config': {'${KEY}': ['No.']}}}}`;
    const pathOf = (body?: string) => refused(400, { error }, 'PUT', body).faults?.[0]?.path;
    expect(pathOf(sent)).toEqual(['skills', odd, 'config', '[redacted]']);
    expect(pathOf()).toEqual(['skills', '[redacted]', 'config', '[redacted]']);
    const unknown = { error: `Unknown skill '${KEY}'` };
    expect(refused(404, unknown).faults?.[0]?.path).toEqual(['skills', '[redacted]']);
  });

  it('of a PAL that is gone is told from a web page in between', () => {
    expect(refused(404, { error: 'PAL not found' }, 'GET').code).toBe('not_found');
    expect(refused(404, { message: 'Document not found' }, 'GET').code).toBe('not_found');
    expect(refused(404, {}, 'GET').code).toBe('not_found');
    expect(refused(404, '<html>404</html>', 'GET').code).toBe('unexpected_answer');
  });

  it('for a draft in PAL Maker is its own case', () => {
    expect(refused(409, { conflict: 'maker_changes', error: 'Draft' }).code).toBe('draft_conflict');
    expect(refused(409, { conflict: 'other' }).code).toBe('conflict');
  });

  it.each([401, 500, 503])('with %i tells nothing of what the API said', (status) => {
    const failed = refused(status, { error: `marker ${KEY}`, message: 'marker' });
    expect(JSON.stringify(failed)).not.toContain('marker');
  });

  it.each([
    '<script>marker</script>',
    'Sorry. <br>marker',
    '{"error": {"deep": "marker"}}',
    '["marker"]',
    '{"error": "marker',
    '',
    '{"other": "marker"}',
    `{"error": 5, "message": ["marker"]}`,
  ])('with a hostile body says no more than its status: %s', (body) => {
    for (const status of [400, 403, 404, 409, 418, 429, 500]) {
      const response = { statusCode: status, headers: {} };
      const failed = refusal(response, body, { method: 'PUT', apiKey: KEY });
      expect(JSON.stringify(failed)).not.toContain('marker');
    }
  });
});
