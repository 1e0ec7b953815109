import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { asObject, asString } from '@/lib/json/node';
import { configsOf, requestBody } from '@/lib/skill-set/changes';
import { parseSkillSet, type SkillAttachment, type SkillSet } from '@/lib/skill-set/skill-set';
import { call, rows, type ContractAnswer, type ContractTarget } from './client';

/** The PAL that may be written: found as it was, emptied before each test, put back at the end. */
export interface Scratch {
  /** `PUT` of a whole set; `skills` is the JSON text of its value. */
  putSet(skills: string): Promise<ContractAnswer>;
  /** The set as it stands. */
  set(): Promise<SkillSet>;
  skill(skillId: string): Promise<SkillAttachment | undefined>;
  /** A call below `.../skills/{skill_id}`. */
  one(
    skillId: string,
    method: 'GET' | 'PUT' | 'PATCH' | 'DELETE',
    body?: string,
  ): Promise<ContractAnswer>;
}

export function useScratch(target: () => ContractTarget): Scratch {
  const path = () => `/v2/pals/${target().writePalId}/skills`;
  let before: SkillSet = new Map();
  const set = async () => {
    const answer = await call(target(), path());
    const found = parseSkillSet(asObject(answer.node ?? undefined)?.entries.get('data'));
    if (found === null) throw new Error(`The scratch PAL's set cannot be read: ${answer.status}`);
    return found;
  };
  const put = (body: string) => call(target(), path(), { method: 'PUT', body });
  beforeAll(async () => {
    before = await set();
  });
  beforeEach(async () => {
    expect((await put('{"skills":{}}')).status).toBe(200);
  });
  afterAll(async () => {
    await put(requestBody(configsOf(before)));
  });
  return {
    set,
    putSet: (skills) => put(`{"skills":${skills}}`),
    skill: async (skillId) => (await set()).get(skillId),
    one: (skillId, method, body) =>
      call(target(), `${path()}/${encodeURIComponent(skillId)}`, {
        method,
        ...(body === undefined ? {} : { body }),
      }),
  };
}

/** The id of an image that may be presented, or undefined where the account has none. */
export async function presentableImage(target: ContractTarget): Promise<string | undefined> {
  const found = rows(await call(target, '/v2/documents?status=ready&limit=100')).find((row) =>
    /\.(?:png|jpe?g)$/.test(asString(row.entries.get('document_url')) ?? ''),
  );
  return asString(found?.entries.get('document_id'));
}
