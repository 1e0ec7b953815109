import { describe, expect, it } from 'vitest';
import type { ChangeWords } from '@/components/pals/review/describe';
import { addedWords, savedWords } from './saved-words';

const nameOf = (id: string) =>
  ({ presentation: 'Presentation', search: 'Internet Search' })[id] ?? id;
const change = (
  skill_id: string,
  kind: ChangeWords['kind'],
  ...labels: readonly string[]
): ChangeWords => ({
  skill_id,
  kind,
  rows: labels.map((label) => ({
    label,
    pointer: `/${label}`,
    kind: 'value',
    before: null,
    after: null,
  })),
  before: null,
  after: null,
});

describe('what a save did', () => {
  it('names skills as the registry does, and fields as the form does', () => {
    const words = [
      change('search', 'detach'),
      change('presentation', 'edit', 'Prompt', 'Documents'),
    ];
    expect(savedWords(words, nameOf)).toBe(
      'Internet Search detached, Prompt and Documents changed',
    );
  });

  it('says which skill a field belongs to where several were edited', () => {
    const words = [change('presentation', 'edit', 'Prompt'), change('acme', 'edit', 'tenant')];
    expect(savedWords(words, nameOf)).toBe(
      'Prompt of Presentation changed, tenant of acme changed',
    );
  });

  it('stays short', () => {
    const many = Array.from({ length: 6 }, (_, index) => change(`s${index}`, 'attach'));
    expect(savedWords(many, nameOf)).toBe(
      's0 attached, s1 attached, s2 attached, s3 attached and 2 more',
    );
    const fields = change('presentation', 'edit', 'a', 'b', 'c', 'd', 'e');
    expect(savedWords([fields], nameOf)).toBe('Presentation changed');
    expect(savedWords([], nameOf)).toBe('');
  });

  it('names what the API filled in', () => {
    expect(addedWords([change('presentation', 'edit', 'Slides trigger')], nameOf)).toBe(
      'Slides trigger',
    );
  });
});
