import { describe, expect, it } from 'vitest';
import { asObject } from '@/lib/json/node';
import { getIn } from '@/lib/json/pointer';
import { printJson } from '@/lib/json/print';
import { call, textAt, type ContractTarget } from './client';
import { presentableImage, useScratch } from './scratch';

export function describeWrites(target: () => ContractTarget): void {
  describe('a write', () => {
    const scratch = useScratch(target);

    it('replaces the whole set and answers with it', async () => {
      const answer = await scratch.putSet('{"internet_search":{},"magic_canvas":{"config":{}}}');
      expect(answer.status).toBe(200);
      expect([...(await scratch.set()).keys()].sort()).toEqual(['internet_search', 'magic_canvas']);
      await scratch.putSet('{"magic_canvas":{}}');
      expect([...(await scratch.set()).keys()]).toEqual(['magic_canvas']);
    });

    it('keeps attached_at of what stays, and gives a new one after a detach', async () => {
      await scratch.putSet('{"internet_search":{},"magic_canvas":{}}');
      const first = await scratch.set();
      await scratch.putSet(
        '{"magic_canvas":{"config":{"components":{"chart":{"enabled":false}}}}}',
      );
      const changed = await scratch.skill('magic_canvas');
      expect(changed?.attached_at).toBe(first.get('magic_canvas')?.attached_at);
      expect(String(changed?.updated_at) > String(first.get('magic_canvas')?.updated_at)).toBe(
        true,
      );
      await scratch.putSet('{"internet_search":{},"magic_canvas":{}}');
      const again = await scratch.skill('internet_search');
      expect(String(again?.attached_at) > String(first.get('internet_search')?.attached_at)).toBe(
        true,
      );
    });

    it('takes a presentation and keeps the order of its documents', async (test) => {
      const id = await presentableImage(target());
      if (id === undefined) return test.skip('this account has no image that is ready');
      const config = `{"document_ids":["${id}"],"slides_trigger":"walk_the_deck","prompt":"a\\nb"}`;
      const answer = await scratch.putSet(`{"presentation":{"config":${config}}}`);
      expect(answer.status).toBe(200);
      const stored = await scratch.skill('presentation');
      expect(getIn(stored?.config, ['prompt'])).toMatchObject({ value: 'a\nb' });
    });

    it('attaches and overwrites one skill, answering it bare', async () => {
      await scratch.putSet('{"internet_search":{}}');
      const attached = await scratch.one('magic_canvas', 'PUT', '{}');
      expect(attached.status).toBe(200);
      expect(textAt(attached, 'skill_id')).toBe('magic_canvas');
      const body = '{"config":{"components":{"alert":{"enabled":false}}}}';
      expect((await scratch.one('magic_canvas', 'PUT', body)).status).toBe(200);
      const set = await scratch.set();
      expect([...set.keys()].sort()).toEqual(['internet_search', 'magic_canvas']);
      expect(getIn(set.get('magic_canvas')?.config, ['components'])).toBeDefined();
    });

    it('merges a patch at the top level: components as a whole, null removes', async () => {
      const start = '{"components":{"alert":{"enabled":false}}}';
      await scratch.putSet(`{"magic_canvas":{"config":${start}}}`);
      const patch = '{"config":{"components":{"chart":{"enabled":false}}}}';
      expect((await scratch.one('magic_canvas', 'PATCH', patch)).status).toBe(200);
      const merged = await scratch.skill('magic_canvas');
      expect(JSON.parse(printJson(merged?.config ?? { kind: 'array', items: [] }))).toEqual({
        components: { chart: { enabled: false } },
      });
      await scratch.one('magic_canvas', 'PATCH', '{"config":{"components":null}}');
      expect(asObject((await scratch.skill('magic_canvas'))?.config)?.entries.size).toBe(0);
    });

    it('detaches one skill with 204, and only once', async () => {
      await scratch.putSet('{"internet_search":{}}');
      expect((await scratch.one('internet_search', 'DELETE')).status).toBe(204);
      expect((await scratch.set()).size).toBe(0);
      expect((await scratch.one('internet_search', 'DELETE')).status).toBe(404);
      expect((await scratch.one('internet_search', 'GET')).status).toBe(404);
    });
  });
}

export function describeRefusedWrites(target: () => ContractTarget): void {
  describe('a refused write', () => {
    const scratch = useScratch(target);

    it('names a missing field in the documented words', async () => {
      const answer = await scratch.putSet('{"presentation":{}}');
      expect(answer.status).toBe(400);
      expect(textAt(answer, 'error')).toBe(
        "Bad Request: {'skills': {'presentation': {'config': {'document_ids': ['Missing data for required field.']}}}}",
      );
    });

    it('names a missing field from inside the config where one skill is sent', async () => {
      const answer = await scratch.one('presentation', 'PUT', '{"config":{}}');
      expect(answer.status).toBe(400);
      expect(textAt(answer, 'error')).toBe(
        "Bad Request: {'document_ids': ['Missing data for required field.']}",
      );
    });

    it('names an unknown skill', async () => {
      const answer = await scratch.putSet('{"internet_search":{},"my_skill":{}}');
      expect(answer.status).toBe(404);
      expect(textAt(answer, 'error')).toBe("Unknown skill 'my_skill'");
      expect((await scratch.set()).size).toBe(0);
    });

    it('is 400 or 404 for a PAL that is not there', async () => {
      const answer = await call(target(), '/v2/pals/pnone/skills', {
        method: 'PUT',
        body: '{"skills":{}}',
      });
      expect([400, 404]).toContain(answer.status);
      expect(textAt(answer, 'error')).toBe('PAL not found');
    });

    it.each(['', '{', '{"skills":', '[]', 'null', '{}', '{"skills":null}', '{"skills":[]}'])(
      'is 400 for the body %j',
      async (body) => {
        const path = `/v2/pals/${target().writePalId}/skills`;
        const answer = await call(target(), path, { method: 'PUT', body });
        expect(answer.status).toBe(400);
        expect(textAt(answer, 'error')).toMatch(/^Bad Request/);
      },
    );

    it('cannot attach by a patch', async () => {
      const answer = await scratch.one('magic_canvas', 'PATCH', '{"config":{}}');
      expect(answer.status).toBe(404);
      expect((await scratch.set()).size).toBe(0);
    });

    it.each([
      'http://calendly.com/x',
      'https://localhost/x',
      'https://169.254.169.254/latest',
      'https://192.168.1.4/x',
      'https://[::1]/x',
    ])('does not take the booking link %s', async (url) => {
      const config = { components: { scheduling_embed: { scheduling_url: url } } };
      const answer = await scratch.putSet(JSON.stringify({ magic_canvas: { config } }));
      expect(answer.status).toBe(400);
      expect(textAt(answer, 'error')).toMatch(
        /^Bad Request: \{'skills': \{'magic_canvas': \{'config': \{'components': \{'scheduling_embed': \{'scheduling_url': \[/,
      );
    });
  });
}
