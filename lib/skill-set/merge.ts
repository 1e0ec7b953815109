import { asSettings, type JsonNode, type JsonObject } from '@/lib/json/node';
import { toPointer, type JsonPointer } from '@/lib/json/pointer';
import { canonicalJson, equalJson } from '@/lib/json/print';
import type { SkillConfigs } from './changes';
import { choicesFor, nodeFor, type Choice, type ChoiceKind } from './merge-choices';
import { mergeLists } from './merge-lists';
import type { MergeRules } from './merge-rules';

/** The same place in three sets; undefined where there is nothing. */
export interface Sides {
  readonly base: JsonNode | undefined;
  readonly mine: JsonNode | undefined;
  readonly theirs: JsonNode | undefined;
}

/** A place that was changed, and whose change holds there; `both` where each has a part in it. */
export interface MergedPlace {
  readonly skill_id: string;
  readonly pointer: JsonPointer;
  readonly by: 'mine' | 'theirs' | 'both';
}

/** A place both sides changed, each to something else. */
export interface Conflict extends Sides {
  readonly skill_id: string;
  /** Below the config; '' is the skill as a whole, attached or not. */
  readonly pointer: JsonPointer;
  readonly choices: readonly ChoiceKind[];
  /** The same for the same conflict, and another as soon as one of its sides says something else. */
  readonly key: string;
}

export interface MergeInput {
  /** What both sides started from. */
  readonly base: SkillConfigs;
  readonly mine: SkillConfigs;
  readonly theirs: SkillConfigs;
  readonly rulesFor: (skillId: string) => MergeRules;
}

export interface Merge {
  readonly input: MergeInput;
  /** What was merged without asking. */
  readonly merged: readonly MergedPlace[];
  readonly conflicts: readonly Conflict[];
  /** The merge as far as it goes by itself: where it must be asked, it is as in `base`. */
  readonly settled: SkillConfigs;
}

/**
 * Merges two edits of a set.
 *
 * Per skill, and within a skill per member, down to arrays and scalars as wholes; absence is a
 * value like any other, and so is a config that is no object. A place only one side changed takes that change, one both changed alike is
 * no conflict, anything else is asked. Edit against detach and attach against another attach are
 * asked for the skill as a whole. `rulesFor` tells what more can be merged, and what less.
 */
export function mergeSkillSets(
  base: SkillConfigs,
  mine: SkillConfigs,
  theirs: SkillConfigs,
  rulesFor: (skillId: string) => MergeRules,
): Merge {
  const input = { base, mine, theirs, rulesFor };
  const merged: MergedPlace[] = [];
  const conflicts: Conflict[] = [];
  const settled = walkSets(input, {
    merged: (place) => merged.push(place),
    ask: (conflict) => {
      conflicts.push(conflict);
      return conflict.base;
    },
  });
  return { input, merged, conflicts, settled };
}

/**
 * The set a merge comes to with these choices, by the conflicts' `key`.
 * Untouched skills and fields are the nodes of `theirs`, token for token.
 * @returns null while a conflict has no choice, or one that it does not offer
 */
export function resolveMerge(
  { input }: Merge,
  choices: ReadonlyMap<string, Choice>,
): SkillConfigs | null {
  let isOpen = false;
  const resolved = walkSets(input, {
    merged: () => undefined,
    ask: (conflict) => {
      const choice = choices.get(conflict.key);
      if (choice !== undefined && conflict.choices.includes(choice.kind)) {
        return nodeFor(choice, conflict);
      }
      isOpen = true;
      return conflict.base;
    },
  });
  return isOpen ? null : resolved;
}

/** What comes of what is met on the way. */
interface Walk {
  readonly merged: (place: MergedPlace) => void;
  /** @returns what stands there instead */
  readonly ask: (conflict: Conflict) => JsonNode | undefined;
}

function walkSets({ base, mine, theirs, rulesFor }: MergeInput, walk: Walk): SkillConfigs {
  const result = new Map<string, JsonNode>();
  for (const skill_id of new Set([...theirs.keys(), ...mine.keys(), ...base.keys()])) {
    const sides = {
      base: base.get(skill_id),
      mine: mine.get(skill_id),
      theirs: theirs.get(skill_id),
    };
    const config = mergeNode({ skill_id, rules: rulesFor(skill_id), walk }, [], sides);
    if (config !== undefined) result.set(skill_id, config);
  }
  return result;
}

interface Place {
  readonly skill_id: string;
  readonly rules: MergeRules;
  readonly walk: Walk;
}

function mergeNode(place: Place, keys: readonly string[], sides: Sides): JsonNode | undefined {
  const { base, mine, theirs } = sides;
  const { skill_id, rules, walk } = place;
  const pointer = toPointer(keys);
  const take = (by: MergedPlace['by'], node: JsonNode | undefined) => {
    walk.merged({ skill_id, pointer, by });
    return node;
  };
  if (equalJson(mine, theirs)) return equalJson(base, theirs) ? theirs : take('both', theirs);
  if (equalJson(base, mine)) return take('theirs', theirs);
  if (equalJson(base, theirs)) return take('mine', mine);
  if (rules.entryMaps.includes(pointer)) {
    const entries = mergeEntries(place, keys, sides);
    if (entries !== ASK) return entries;
  } else if (!isUnit(keys, sides, rules) && mine?.kind === 'object' && theirs?.kind === 'object') {
    const members = membersOf(sides);
    if (members !== undefined) return mergeMembers(place, keys, members);
  } else if (rules.orderedLists.includes(pointer)) {
    const list = mergeListNodes(sides);
    if (list !== undefined) return take('both', list);
  }
  const conflict = { skill_id, pointer, ...sides };
  const key = JSON.stringify([skill_id, pointer, ...[base, mine, theirs].map(meaningOf)]);
  return walk.ask({ ...conflict, choices: choicesFor(conflict, rules), key });
}

const ASK = Symbol('ask');

/** Whether a place is asked for as a whole, whatever it is made of. */
function isUnit(keys: readonly string[], { base }: Sides, { entryMaps }: MergeRules): boolean {
  return keys.length === 0 ? base === undefined : entryMaps.includes(toPointer(keys.slice(0, -1)));
}

/** An object of entries, where none at all and an empty one say the same. */
function mergeEntries(place: Place, keys: readonly string[], sides: Sides) {
  const { base = EMPTY, mine = EMPTY, theirs = EMPTY } = sides;
  if (base.kind !== 'object' || mine.kind !== 'object' || theirs.kind !== 'object') return ASK;
  const merged = mergeMembers(place, keys, { base, mine, theirs });
  if (merged.entries.size > 0) return merged;
  const wasThere = sides.base !== undefined;
  const [isMine, isTheirs] = [sides.mine !== undefined, sides.theirs !== undefined];
  return (isMine === wasThere ? isTheirs : isMine) ? merged : undefined;
}

const EMPTY: JsonNode = { kind: 'object', entries: new Map() };

interface ObjectSides {
  readonly base: JsonObject | undefined;
  readonly mine: JsonObject;
  readonly theirs: JsonObject;
}

/** Undefined where a side is no object that can be taken apart. */
function membersOf(sides: Sides): ObjectSides | undefined {
  const [base, mine, theirs] = [sides.base, sides.mine, sides.theirs].map(asSettings);
  const isBaseWhole = sides.base === undefined || base !== undefined;
  return mine && theirs && isBaseWhole ? { base, mine, theirs } : undefined;
}

/** Members keep their places in theirs; mine come behind them. */
function mergeMembers(
  place: Place,
  keys: readonly string[],
  { base, mine, theirs }: ObjectSides,
): JsonObject {
  const entries = new Map<string, JsonNode>();
  let isTheirs = true;
  const members = [theirs, mine, base].flatMap((side) => [...(side?.entries.keys() ?? [])]);
  for (const key of new Set(members)) {
    const node = mergeNode(place, [...keys, key], {
      base: base?.entries.get(key),
      mine: mine.entries.get(key),
      theirs: theirs.entries.get(key),
    });
    if (node !== undefined) entries.set(key, node);
    isTheirs &&= node === theirs.entries.get(key);
  }
  return isTheirs ? theirs : { kind: 'object', entries };
}

function mergeListNodes({ base, mine, theirs }: Sides): JsonNode | undefined {
  if (mine?.kind !== 'array' || theirs?.kind !== 'array') return undefined;
  if (base === undefined) return mergeLists({ kind: 'array', items: [] }, mine, theirs);
  return base.kind === 'array' ? mergeLists(base, mine, theirs) : undefined;
}

function meaningOf(node: JsonNode | undefined): string | null {
  return node === undefined ? null : canonicalJson(node);
}
