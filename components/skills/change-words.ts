import { asSettings, type JsonNode } from '@/lib/json/node';
import { describeChanges as browserUse } from './browser-use/changes';
import { rawRows } from './change-rows';
import type { ChangeRow, DescribeChanges, WordsContext } from './define-skill';
import { describeChanges as magicCanvas } from './magic-canvas/changes';
import { describeChanges as presentation } from './presentation/changes';
import type { SkillId } from './skill-ids';

/**
 * Apart from the registry, whose code comes with the page: nobody needs these before an edit. Only
 * parts that are fetched then may import it.
 */
const describers: Readonly<Partial<Record<SkillId, DescribeChanges>>> = {
  presentation,
  magic_canvas: magicCanvas,
  browser_use: browserUse,
};

/** What changed between two configs of a skill: in its own words, or else by place and as JSON. */
export function describeConfigs(
  skillId: string,
  before: JsonNode,
  after: JsonNode,
  context: WordsContext,
): ChangeRow[] {
  const own = Object.entries(describers).find(([id]) => id === skillId)?.[1];
  const [old, next] = [asSettings(before), asSettings(after)];
  if (own === undefined || old === undefined || next === undefined) return rawRows(before, after);
  return own(old, next, context);
}
