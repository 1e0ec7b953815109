import { describe, expect, it } from 'vitest';
import { asObject, asString, type JsonNode } from '@/lib/json/node';
import { equalJson } from '@/lib/json/print';
import { parseSkillSet } from '@/lib/skill-set/skill-set';
import { call, column, rows, textAt, type ContractTarget } from './client';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/;
const PATHS = ['/v2/skills', '/v2/pals', '/v2/documents', '/v2/pals/pnone/skills'];

function isTextOrNull(node: JsonNode | undefined): boolean {
  return node?.kind === 'scalar' && (node.value === null || typeof node.value === 'string');
}

export function describeKeys(target: () => ContractTarget): void {
  describe('the key', () => {
    it.each(PATHS)('is asked for at %s', async (path) => {
      for (const apiKey of [null, 'wrong-key']) {
        const answer = await call(target(), path, { apiKey });
        expect(answer.status).toBe(401);
        expect(textAt(answer, 'message')).toBe('Invalid access token');
      }
    });
  });
}

export function describeRegistry(target: () => ContractTarget): void {
  describe('the registry', () => {
    it('lists skills with an id; name and description may be null', async () => {
      const answer = await call(target(), '/v2/skills');
      expect(answer.status).toBe(200);
      expect(column(answer, 'skill_id')).toEqual(
        expect.arrayContaining(['internet_search', 'presentation', 'magic_canvas']),
      );
      for (const skill of rows(answer)) {
        const { entries } = skill;
        expect(isTextOrNull(entries.get('display_name') ?? entries.get('name'))).toBe(true);
        expect(isTextOrNull(entries.get('description'))).toBe(true);
      }
      expect(column(answer, 'skill_id')).not.toContain(undefined);
    });

    it('tells one skill as a bare object', async () => {
      for (const skill of rows(await call(target(), '/v2/skills'))) {
        const skillId = asString(skill.entries.get('skill_id')) ?? '';
        const one = await call(target(), `/v2/skills/${encodeURIComponent(skillId)}`);
        expect(one.status).toBe(200);
        expect(textAt(one, 'skill_id')).toBe(skillId);
      }
    });

    it('answers 404 with the id it does not know', async () => {
      const answer = await call(target(), '/v2/skills/no_such_skill');
      expect(answer.status).toBe(404);
      expect(textAt(answer, 'error')).toBe("Unknown skill 'no_such_skill'");
    });
  });
}

export function describeSkillReads(target: () => ContractTarget): void {
  describe("a PAL's skills", () => {
    it('are told as a whole and one by one, with microsecond times', async (test) => {
      let seen = 0;
      for (const palId of column(await call(target(), '/v2/pals?limit=20'), 'pal_id')) {
        const path = `/v2/pals/${palId}/skills`;
        const answer = await call(target(), path);
        expect(answer.status).toBe(200);
        const data = asObject(answer.node ?? undefined)?.entries.get('data');
        const set = parseSkillSet(data);
        expect(set).not.toBeNull();
        for (const skill of set?.values() ?? []) {
          expect(skill.attached_at).toMatch(INSTANT);
          expect(skill.updated_at).toMatch(INSTANT);
          const one = await call(target(), `${path}/${encodeURIComponent(skill.skill_id)}`);
          expect(one.status).toBe(200);
          const told = asObject(data)?.entries.get(skill.skill_id);
          expect(equalJson(one.node ?? undefined, told)).toBe(true);
          seen += 1;
        }
      }
      if (seen === 0) test.skip('no PAL of this account has a skill');
    });

    it('are 400 or 404 for a PAL that is not there', async () => {
      for (const path of ['/v2/pals/pnone/skills', '/v2/pals/pnone/skills/magic_canvas']) {
        const answer = await call(target(), path);
        expect([400, 404]).toContain(answer.status);
        expect(textAt(answer, 'error')).toBe('PAL not found');
      }
    });
  });
}
