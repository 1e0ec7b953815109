import { expect, it } from 'vitest';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import { parseJson } from '@/lib/json/parse';
import { prepareEdits } from './prepare-edits';
import { totalsOf } from './totals';
import { describeEdits } from './describe';

function configs(texts: Record<string, string>): SkillConfigs {
  return new Map(
    Object.entries(texts).map(([skillId, text]) => {
      const parsed = parseJson(text);
      if (!parsed.ok) throw new Error(`Not JSON: ${text}`);
      return [skillId, parsed.value];
    }),
  );
}

const edits = (before: Record<string, string>, after: Record<string, string>) => ({
  changes: [],
  before: configs(before),
  after: configs(after),
  context: { documentName: () => undefined },
});

it('counts what is removed, added, changed and kept', () => {
  const prepared = prepareEdits(
    edits(
      { presentation: '{}', magic_canvas: '{}', internet_search: '{}', 'acme.x': '{"n":1.0}' },
      { magic_canvas: '{"usage_guidance":"x"}', internet_search: '{}', 'acme.x': '{"n":1.0}' },
    ),
  );
  const words = describeEdits(prepared.edits);
  expect(totalsOf(words, prepared.edits.after)).toBe(
    '1 removed, 1 changed, 1 unchanged, 1 custom skill kept',
  );
  expect(prepared.leftOut).toEqual([]);
});

it('says that nothing changes', () => {
  const { edits: prepared } = prepareEdits(edits({}, {}));
  expect(totalsOf(describeEdits(prepared), prepared.after)).toBe('No changes');
});
