import { parseJson } from '@/lib/json/parse';
import { getIn, parsePointer } from '@/lib/json/pointer';
import { equalJson } from '@/lib/json/print';
import {
  diffSkillSets,
  type ConfigOperation,
  type SkillChange,
  type SkillConfigs,
} from './changes';

/** What a set that was read after a save whose answer got lost says about that save. */
export type Finding =
  /** It was applied, and nobody wrote since. */
  | 'as_meant'
  /** It was not applied, not yet. */
  | 'as_before'
  /** All of it is there, and something else besides: somebody wrote after it. */
  | 'meant_and_more'
  /** Somebody wrote, and whether the save went before that, or will come after, cannot be told. */
  | 'something_else';

/**
 * Judges a set by what the API held before a save and what was sent.
 * Only what a save put in proves that it was applied. What it took out does not: another program
 * that writes a whole set of its own leaves that out as well.
 * @param before the set the save was made on, which differs from `meant`
 */
export function judgeReadBack(
  before: SkillConfigs,
  meant: SkillConfigs,
  now: SkillConfigs,
): Finding {
  if (diffSkillSets(meant, now).length === 0) return 'as_meant';
  if (diffSkillSets(before, now).length === 0) return 'as_before';
  const changes = diffSkillSets(before, meant);
  const isAllThere = changes.every((change) => holds(change, now));
  return isAllThere && changes.some(putsIn) ? 'meant_and_more' : 'something_else';
}

function holds(change: SkillChange, now: SkillConfigs): boolean {
  const config = now.get(change.skill_id);
  if (change.kind === 'detach') return config === undefined;
  if (config === undefined) return false;
  if (change.kind === 'attach') return isJson(change.config, config);
  return change.operations.every((operation) => {
    const there = getIn(config, parsePointer(operation.path) ?? []);
    return operation.op === 'remove' ? there === undefined : isJson(operation.value, there);
  });
}

function isJson(text: string, node: Parameters<typeof getIn>[0]): boolean {
  const meant = parseJson(text);
  return meant.ok && equalJson(meant.value, node);
}

function putsIn(change: SkillChange): boolean {
  if (change.kind === 'edit') return change.operations.some(addsValue);
  return change.kind === 'attach';
}

function addsValue({ op }: ConfigOperation): boolean {
  return op !== 'remove';
}
