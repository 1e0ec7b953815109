import { describe, expect, it } from 'vitest';
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
    '{"error": {"deep": "marker"}}',
    '["marker"]',
    '"marker"',
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
