import { asObject, EMPTY_OBJECT, withMember, type JsonObject } from '@/lib/json/node';
import { getIn, parsePointer } from '@/lib/json/pointer';
import { equalJson } from '@/lib/json/print';
import {
  applyChanges,
  diffConfigs,
  diffSkillSets,
  type ConfigOperation,
  type SkillChange,
  type SkillConfigs,
} from './changes';

/** A change that meets one somebody else made; `reason` is a sentence for people. */
export interface OverlappingChange {
  readonly change: SkillChange;
  readonly reason: string;
}

export interface RebasedChanges {
  /** `applyChanges(theirs, fitting)` succeeds, and alters nothing they changed. */
  readonly fitting: SkillChange[];
  readonly overlapping: OverlappingChange[];
}

/**
 * Sorts my changes by whether they still lie on the set as others left it.
 *
 * Per skill, and within a skill per pointer. What both sides did alike is in neither list: it is
 * already there. An edit may be split, its free operations in `fitting`, the rest in `overlapping`.
 * A pointer also overlaps those above and below it. Changes of a skill they left alone come back
 * as they are; several of another skill count as the one change they amount to.
 * @param base the set the changes were made on
 * @param changes what was meant to change on `base`
 * @param theirs the set as it is now
 */
export function rebaseChanges(
  base: SkillConfigs,
  changes: readonly SkillChange[],
  theirs: SkillConfigs,
): RebasedChanges {
  const rebased: RebasedChanges = { fitting: [], overlapping: [] };
  for (const skillId of new Set(changes.map((change) => change.skill_id))) {
    const own = changes.filter((change) => change.skill_id === skillId);
    const part = rebaseSkill(only(base, skillId), own, theirs.get(skillId));
    rebased.fitting.push(...part.fitting);
    rebased.overlapping.push(...part.overlapping);
  }
  return rebased;
}

/** The same for one skill: `base` holds nothing else, `own` are the changes of it. */
function rebaseSkill(
  base: SkillConfigs,
  own: readonly SkillChange[],
  theirs: JsonObject | undefined,
): RebasedChanges {
  const mine = applyChanges(base, own);
  if (!mine.ok) {
    const reason = `This does not fit what was loaded: ${mine.error}.`;
    return { fitting: [], overlapping: own.map((change) => ({ change, reason })) };
  }
  const [before] = base.values();
  const [after] = mine.value.values();
  if (equalJson(theirs, before)) return { fitting: [...own], overlapping: [] };
  if (equalJson(theirs, after)) return { fitting: [], overlapping: [] };
  const [change] = diffSkillSets(base, mine.value);
  if (change === undefined) return { fitting: [], overlapping: [] };
  if (before && after && theirs) {
    return rebaseEdit(change.skill_id, { before, after, theirs });
  }
  return { fitting: [], overlapping: [{ change, reason: reasonFor(change, theirs) }] };
}

function only(set: SkillConfigs, skillId: string): SkillConfigs {
  const config = set.get(skillId);
  return new Map(config === undefined ? [] : [[skillId, config]]);
}

function reasonFor(change: SkillChange, theirs: JsonObject | undefined): string {
  if (theirs === undefined) return 'It was detached on Tavus after this was loaded.';
  return change.kind === 'attach'
    ? 'It was attached on Tavus with other settings after this was loaded.'
    : 'Its settings were changed on Tavus after this was loaded.';
}

function rebaseEdit(
  skill_id: string,
  { before, after, theirs }: Record<'before' | 'after' | 'theirs', JsonObject>,
): RebasedChanges {
  const ground = commonGround(before, after, theirs);
  const theirPaths = diffConfigs(ground, theirs).map((operation) => operation.path);
  const free: ConfigOperation[] = [];
  const meeting: ConfigOperation[] = [];
  const met = new Set<string>();
  for (const operation of diffConfigs(ground, after)) {
    const overlaps = theirPaths.filter((path) => pathsOverlap(path, operation.path));
    const keys = parsePointer(operation.path) ?? [];
    if (overlaps.length === 0) {
      free.push(operation);
    } else if (!equalJson(getIn(after, keys), getIn(theirs, keys))) {
      meeting.push(operation);
      for (const path of overlaps) met.add(path);
    }
  }
  const edit = (parts: ConfigOperation[]): SkillChange[] =>
    parts.length === 0 ? [] : [{ kind: 'edit', skill_id, operations: parts }];
  const reason = `Also changed on Tavus after this was loaded: ${[...met].join(', ')}.`;
  return {
    fitting: edit(free),
    overlapping: edit(meeting).map((change) => ({ change, reason })),
  };
}

/**
 * `before`, with an empty object wherever both sides made one that was not there: two people who
 * each switched another component off in an empty overlay have not met.
 */
function commonGround(before: JsonObject, mine: JsonObject, theirs: JsonObject): JsonObject {
  let ground = before;
  for (const [key, own] of mine.entries) {
    const other = asObject(theirs.entries.get(key));
    if (own.kind !== 'object' || other === undefined) continue;
    const old = asObject(before.entries.get(key)) ?? EMPTY_OBJECT;
    ground = withMember(ground, key, commonGround(old, own, other));
  }
  return ground;
}

/** Whether one pointer is the other or leads through it. */
function pathsOverlap(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
}
