import { Response } from 'undici';
import { describe, expect, it } from 'vitest';
import { refusal } from './refusal';

const KEY = 'canary-key-0123';

function refused(status: number, body: unknown, method: 'GET' | 'PUT' = 'PUT') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  const response = new Response(null, { status, headers: { 'content-type': type } });
  return refusal(response, text, { method, apiKey: KEY });
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
      const response = new Response(null, { status });
      const failed = refusal(response, body, { method: 'PUT', apiKey: KEY });
      expect(JSON.stringify(failed)).not.toContain('marker');
    }
  });
});
