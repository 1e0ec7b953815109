import { expect, it } from 'vitest';
import { skillOptions } from './skill-options';

const names: Record<string, string> = { b: 'Alpha', a: 'Beta', c: 'Alpha', browser_use: 'Browser' };
const nameOf = (skillId: string) => names[skillId] ?? skillId;
const labels = (...ids: string[]) =>
  skillOptions(
    ids.map((skill_id) => ({ skill_id, count: 1 })),
    nameOf,
  ).map(({ label }) => label);

it('names skills as the registry does, in the order of their names', () => {
  expect(labels('a', 'b', 'browser_use')).toEqual(['Alpha', 'Beta', 'Browser']);
});

it('tells skills of the same name apart by their ids, and keeps an id that has no name', () => {
  expect(labels('a', 'b', 'c', 'acme.x')).toEqual(['acme.x', 'Alpha · b', 'Alpha · c', 'Beta']);
});
