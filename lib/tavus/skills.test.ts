import { describe, expect, it, vi } from 'vitest';
import { printJson } from '@/lib/json/print';
import { putSkillSet, readRegistry, readSkillSet } from './skills';
import { sendJson, startUpstream } from './test-upstream';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('./upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test' }),
}));

/** The API answers everything with this JSON text. */
async function serve(text: string) {
  const upstream = await startUpstream((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(text);
  });
  target.baseUrl = upstream.baseUrl;
  return upstream;
}

const NO_SET = ['[]', '{}', 'null', '5', '{"data": []}', '{"data": null}', '{"data": {"a": 1}}'];

describe('a skill set', () => {
  it('is read token for token, with its raw times', async () => {
    await serve(
      `{"data": {"we[ir].d": {"skill_id": "we[ir].d", "config": {"n": 1e400, "f": 1.0},
        "attached_at": "2026-06-10T14:30:45.123456+00:00", "updated_at": null}}}`,
    );
    const set = await readSkillSet('p1');
    const skill = set.ok ? set.data.get('we[ir].d') : undefined;
    expect(skill).toMatchObject({
      attached_at: '2026-06-10T14:30:45.123456+00:00',
      updated_at: null,
    });
    expect(skill && printJson(skill.config)).toBe('{"n": 1e400, "f": 1.0}');
  });

  it('may be empty', async () => {
    await serve('{"data": {}}');
    expect(await readSkillSet('p1')).toMatchObject({ ok: true, data: new Map() });
  });

  it.each(NO_SET)('is never read into %s', async (text) => {
    await serve(text);
    expect(await readSkillSet('p1')).toMatchObject({ error: { code: 'unexpected_answer' } });
  });

  it('is put with the body as it is, and answered with the new set', async () => {
    const upstream = await serve('{"data": {"a": {"config": {}}}}');
    const result = await putSkillSet('p1', '{"skills":{"a":{"config":{}}}}');
    expect(result.ok && [...result.data.keys()]).toEqual(['a']);
    expect(upstream.seen).toMatchObject([
      { method: 'PUT', url: '/v2/pals/p1/skills', body: '{"skills":{"a":{"config":{}}}}' },
    ]);
  });

  it('is read past every cache, and longer than any other answer', async () => {
    const long = 'x'.repeat(16 * 1024 * 1024 - 100);
    const upstream = await serve(`{"data": {"a": {"config": {"prompt": "${long}"}}}}`);
    expect(await readSkillSet('p1')).toMatchObject({ ok: true });
    expect(await putSkillSet('p1', '{}')).toMatchObject({ ok: true });
    expect(upstream.seen.map(({ headers }) => headers['cache-control'])).toEqual([
      'no-cache',
      undefined,
    ]);
  });

  it('is put over a draft only where that is asked for, and reports whether one was lost', async () => {
    const upstream = await serve('{"data": {}, "discarded_maker_changes": true}');
    expect(await putSkillSet('p1', '{}', { isForced: true })).toMatchObject({
      ok: true,
      isDraftDiscarded: true,
    });
    await serve('{"data": {}}');
    expect(await putSkillSet('p1', '{}')).toMatchObject({ ok: true, isDraftDiscarded: false });
    expect(upstream.seen[0]?.url).toBe('/v2/pals/p1/skills?force=true');
  });

  it('put over a draft may be refused like any other', async () => {
    const upstream = await startUpstream((_, response) =>
      sendJson(response, { conflict: 'maker_changes', message: 'A draft.' }, 409),
    );
    target.baseUrl = upstream.baseUrl;
    const plain = await putSkillSet('p1', '{}');
    expect(plain).toMatchObject({ error: { code: 'draft_conflict' }, effect: 'none' });
    const forced = await putSkillSet('p1', '{}', { isForced: true });
    expect(forced).toMatchObject({
      error: { code: 'draft_not_discarded', detail: 'A draft.' },
      effect: 'none',
    });
  });

  it.each(NO_SET)('put with the answer %s may or may not be stored', async (text) => {
    const upstream = await serve(text);
    expect(await putSkillSet('p1', '{}')).toMatchObject({
      ok: false,
      error: { code: 'unexpected_answer' },
      effect: 'unknown',
    });
    expect(upstream.seen).toHaveLength(1);
  });
});

describe('the registry', () => {
  it('is read item by item, without those that have no id', async () => {
    await serve(
      `{"data": [{"skill_id": "a", "name": "A", "description": "Does a.", "more": {"x": 1}},
        {"skill_id": "b"}, {"name": "none"}, {"skill_id": 5}, null]}`,
    );
    expect(await readRegistry()).toEqual({
      ok: true,
      data: [
        { skill_id: 'a', name: 'A', description: 'Does a.', config_schema: null },
        { skill_id: 'b', name: null, description: null, config_schema: null },
      ],
    });
  });

  it.each([
    ['{"display_name": "Internet Search", "name": "internet"}', 'Internet Search'],
    ['{"display_name": "Internet Search"}', 'Internet Search'],
    ['{"display_name": null, "name": "Canvas"}', 'Canvas'],
    ['{"display_name": " ", "name": "Canvas"}', 'Canvas'],
    ['{"display_name": null, "description": null}', null],
    ['{"display_name": 5, "name": ""}', null],
  ])('names the skill of %s %s', async (texts, name) => {
    await serve(`{"data": [{"skill_id": "a", ${texts.slice(1)}]}`);
    expect(await readRegistry()).toMatchObject({ data: [{ skill_id: 'a', name }] });
  });

  it('passes the JSON Schema of a config on token for token, whatever its key', async () => {
    const schema = '{"type": "object", "properties": {"n": {"type": "number", "default": 1.0}}}';
    await serve(
      `{"data": [{"skill_id": "a", "more": {"type": "object"}, "settings_shape": ${schema}},
        {"skill_id": "b", "config_schema": {"type": "array", "properties": {}}},
        {"skill_id": "c", "config_schema": {"type": "object", "properties": []}}]}`,
    );
    const registry = await readRegistry();
    expect(registry.ok && registry.data.map((info) => info.config_schema)).toEqual([
      schema,
      null,
      null,
    ]);
  });

  it('may be empty', async () => {
    await serve('{"data": []}');
    expect(await readRegistry()).toEqual({ ok: true, data: [] });
  });

  it.each(['[]', '{}', '{"data": {}}', '{"data": null}'])('is not read into %s', async (text) => {
    await serve(text);
    expect(await readRegistry()).toMatchObject({ error: { code: 'unexpected_answer' } });
  });

  it('is not read where the API refuses', async () => {
    const upstream = await startUpstream((_, response) =>
      sendJson(response, { message: 'Invalid access token' }, 401),
    );
    target.baseUrl = upstream.baseUrl;
    expect(await readRegistry()).toMatchObject({ error: { code: 'key_rejected' } });
    expect(upstream.seen).toHaveLength(1);
  });
});
