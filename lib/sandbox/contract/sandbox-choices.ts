import { describe, expect, it } from 'vitest';
import { printJson } from '@/lib/json/print';
import { textAt, type ContractTarget } from './client';
import { presentableImage, useScratch } from './scratch';

/**
 * What the reference leaves open (2026-10) and the sandbox has decided: nothing in the product may
 * rely on Tavus answering the same.
 */
export function describeSandboxChoices(target: () => ContractTarget): void {
  describe("the sandbox's own choices", () => {
    const scratch = useScratch(target);

    it('tells every fault at once, nested as in the request, as Python prints it', async () => {
      const answer = await scratch.putSet(
        `{"internet_search":{"config":{"it's":1}},
          "presentation":{"config":{"document_ids":["no'pe",3],"slides_trigger":"later","prompt":null}},
          "magic_canvas":{"config":{"components":{"chart":{"enabled":1},"whiteboard":{}}},"note":1}}`,
      );
      expect(textAt(answer, 'error')).toBe(
        'Bad Request: {' +
          `'skills': {'internet_search': {'config': {"it's": ['Unknown field.']}}, ` +
          `'presentation': {'config': {'document_ids': {0: ["Document 'no'pe' not found."], ` +
          `1: ['Not a valid string.']}, ` +
          `'slides_trigger': ['Must be one of: on_demand, walk_the_deck.'], ` +
          `'prompt': ['Field may not be null.']}}, ` +
          `'magic_canvas': {'config': {'components': {'chart': {'enabled': ['Not a valid boolean.']}, ` +
          `'whiteboard': ['Unknown field.']}}, 'note': ['Unknown field.']}}}`,
      );
    });

    it('stores nothing where one config is wrong', async () => {
      await scratch.putSet('{"internet_search":{}}');
      const before = await scratch.set();
      const answer = await scratch.putSet('{"magic_canvas":{},"presentation":{}}');
      expect(answer.status).toBe(400);
      expect(await scratch.set()).toEqual(before);
    });

    it('refuses the whole browser_use config for one blank flow', async () => {
      const config = '{"guided_flows":[{"name":"a","steps":[{"prompt":"b"}]},{"name":""}]}';
      const answer = await scratch.putSet(`{"memory":{},"browser_use":{"config":${config}}}`);
      expect(textAt(answer, 'error')).toBe(
        "Bad Request: {'skills': {'browser_use': {'config': {'guided_flows': {1: {'name': ['A flow must not be blank.']}}}}}}",
      );
      expect((await scratch.set()).size).toBe(0);
    });

    it('attaches presentation or browser_use, not both', async (test) => {
      const id = await presentableImage(target());
      if (id === undefined) return test.skip('no image is ready');
      const deck = `"presentation":{"config":{"document_ids":["${id}"]}}`;
      const answer = await scratch.putSet(`{${deck},"browser_use":{}}`);
      expect(answer.status).toBe(400);
      expect(textAt(answer, 'error')).toContain("Skill 'browser_use' cannot be attached together");
    });

    it('refuses a skill that the account was not granted', async () => {
      const answer = await scratch.putSet('{"memory":{},"screen_share":{}}');
      expect(answer.status).toBe(403);
      expect(textAt(answer, 'error')).toContain("Skill 'screen_share' is not enabled");
    });

    it('moves no time where a config means the same', async () => {
      await scratch.putSet('{"browser_use":{"config":{"a":1,"b":[1.0]}},"internet_search":{}}');
      const before = await scratch.set();
      await scratch.putSet(
        '{"internet_search":{"config":{}},"browser_use":{"config":{"b":[1.0],"a":1}}}',
      );
      for (const [skillId, skill] of await scratch.set()) {
        expect(skill).toMatchObject({
          attached_at: before.get(skillId)?.attached_at,
          updated_at: before.get(skillId)?.updated_at,
        });
      }
    });

    it('gives configs back token for token', async () => {
      const config =
        '{"z":1e400,"__proto__":{"a":-0},"10":9007199254740993,"2":1.0,"":"\\u00e9\\ud800","a":[null,1E5]}';
      await scratch.putSet(`{"acme.crm[lookup]":{"config":${config}}}`);
      const stored = await scratch.skill('acme.crm[lookup]');
      expect(stored && printJson(stored.config)).toBe(config);
      const one = await scratch.one('acme.crm[lookup]', 'GET');
      expect(one.text).toContain(`"config":${config},`);
    });

    it('loses no skill when twenty writes arrive at once', async () => {
      const skills = ['internet_search', 'memory', 'magic_canvas', 'acme.crm[lookup]'];
      const writes = Array.from({ length: 20 }, (_, index) =>
        scratch.one(skills[index % skills.length] ?? '', 'PUT', '{}'),
      );
      await Promise.all(writes);
      expect([...(await scratch.set()).keys()].sort()).toEqual([...skills].sort());
    });

    it('names the faults of one skill from inside its config', async () => {
      const put = await scratch.one('presentation', 'PUT', '{"config":{"document_ids":[]}}');
      expect(textAt(put, 'error')).toBe(
        "Bad Request: {'document_ids': ['Shorter than minimum length 1.']}",
      );
      await scratch.putSet('{"magic_canvas":{}}');
      const patch = await scratch.one('magic_canvas', 'PATCH', '{}');
      expect(textAt(patch, 'error')).toBe(
        "Bad Request: {'config': ['Missing data for required field.']}",
      );
    });
  });
}
