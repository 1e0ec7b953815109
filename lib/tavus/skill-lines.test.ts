import type { ServerResponse } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { readSkillLines } from './skill-lines';
import { sendJson, startUpstream } from './test-upstream';
import type { PalSkillsLine } from './wire';

const target = vi.hoisted(() => ({ baseUrl: new URL('http://127.0.0.1:9/') }));
vi.mock('./upstream', () => ({
  upstream: () => ({ baseUrl: target.baseUrl, apiKey: 'key-of-this-test' }),
}));

const IDS = Array.from({ length: 40 }, (_, index) => `p${index}`);

async function serve(answer: (palId: string, response: ServerResponse) => void) {
  const upstream = await startUpstream(({ url }, response) =>
    answer(url.split('/')[3] ?? '', response),
  );
  target.baseUrl = upstream.baseUrl;
  return upstream;
}

async function all(ids: readonly string[], signal = new AbortController().signal) {
  const lines: PalSkillsLine[] = [];
  for await (const line of readSkillLines(ids, signal)) lines.push(line);
  return lines;
}

describe('the skill sets of many PALs', () => {
  it('come one line a PAL, doubles once, a few read at a time', async () => {
    let open = 0;
    let most = 0;
    await serve((palId, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        sendJson(response, { data: { [`of ${palId}`]: { config: {} } } });
      }, 5);
    });
    const lines = await all([...IDS, 'p0']);
    expect(lines.map((line) => line.pal_id).sort()).toEqual([...IDS].sort());
    for (const line of lines) {
      expect(line).toMatchObject({ ok: true, skills: [{ skill_id: `of ${line.pal_id}` }] });
    }
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(6);
  });

  it('come as they are read: a slow one holds up none', async () => {
    const held: ServerResponse[] = [];
    await serve((palId, response) => {
      if (palId === 'p0') held.push(response);
      else sendJson(response, { data: {} });
    });
    const lines: string[] = [];
    for await (const { pal_id } of readSkillLines(IDS, new AbortController().signal)) {
      lines.push(pal_id);
      if (lines.length === IDS.length - 1 && held[0]) sendJson(held[0], { data: {} });
    }
    expect(lines.at(-1)).toBe('p0');
  });

  it('carry the error of the one PAL that fails', async () => {
    await serve((palId, response) =>
      palId === 'p3' ? sendJson(response, {}, 404) : sendJson(response, { data: {} }),
    );
    const failed = (await all(IDS)).filter((line) => !line.ok);
    expect(failed).toEqual([
      { pal_id: 'p3', ok: false, message: expect.stringMatching(/^Tavus does not know this/) },
    ]);
  });

  it.each([429, 401])('are not asked for any further after a %i, and say so', async (status) => {
    const upstream = await serve((_, response) => sendJson(response, {}, status));
    const lines = await all(IDS);
    expect(lines).toHaveLength(IDS.length);
    expect(lines.every((line) => !line.ok)).toBe(true);
    expect(upstream.seen.length).toBeLessThanOrEqual(6);
  });

  it('are given up where the API has nothing but faults', async () => {
    const upstream = await serve((_, response) => sendJson(response, {}, 500));
    expect(await all(IDS)).toHaveLength(IDS.length);
    expect(upstream.seen.length).toBeLessThanOrEqual(3 * 12);
  });

  it('end once the browser leaves, and so do the calls', async () => {
    const upstream = await serve(() => undefined);
    const browser = new AbortController();
    const lines = all(IDS, browser.signal);
    await vi.waitFor(() => expect(upstream.seen).toHaveLength(6));
    browser.abort();
    expect(await lines).toEqual([]);
    await vi.waitFor(() => expect(upstream.openSockets()).toBe(0));
    expect(upstream.seen).toHaveLength(6);
  });
});
