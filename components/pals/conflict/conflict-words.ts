import { EMPTY_OBJECT, type JsonNode } from '@/lib/json/node';
import { getIn, parsePointer, setIn, type JsonPointer } from '@/lib/json/pointer';
import { equalJson } from '@/lib/json/print';
import { diffSkillSets, type SkillConfigs } from '@/lib/skill-set/changes';
import type { Conflict, Merge, MergedPlace } from '@/lib/skill-set/merge';
import { describeChanges, type ChangeWords } from '@/components/pals/review/describe';
import type { ChangeRow, WordsContext } from '@/components/skills/define-skill';
import { describeConfigs } from '@/components/skills/change-words';

/** One field of a conflict: what it held, and what each side made of it. */
export interface ConflictLine {
  readonly pointer: JsonPointer;
  readonly label: string;
  readonly base: string | null;
  /** From `base` to this side; null where this side left the field alone. */
  readonly mine: ChangeRow | null;
  readonly theirs: ChangeRow | null;
}

/** A conflict within a skill's settings, field by field as that skill's form names them. */
export function conflictLines(
  { skill_id, pointer, mine, theirs }: Conflict,
  { settled }: Merge,
  context: WordsContext,
): ConflictLine[] {
  // Where it is asked, `settled` is as the base was; so each side differs from it there alone.
  const ground = settled.get(skill_id) ?? EMPTY_OBJECT;
  const rowsOf = (node: JsonNode | undefined) =>
    describeConfigs(skill_id, ground, withNode(ground, pointer, node), context);
  const [own, other] = [rowsOf(mine), rowsOf(theirs)];
  const rowAt = (rows: readonly ChangeRow[], at: JsonPointer) =>
    rows.find((row) => row.pointer === at) ?? null;
  return [...own, ...other.filter((row) => rowAt(own, row.pointer) === null)].map((row) => ({
    pointer: row.pointer,
    label: row.label,
    base: row.before,
    mine: rowAt(own, row.pointer),
    theirs: rowAt(other, row.pointer),
  }));
}

function withNode(ground: JsonNode, pointer: JsonPointer, node: JsonNode | undefined) {
  return setIn(ground, parsePointer(pointer) ?? [], node) ?? ground;
}

/** A change the merge made without asking, and whose it is. */
export interface MergedWords extends ChangeWords {
  readonly owners: readonly MergedPlace['by'][];
}

/** What the merge does by itself, from what the page was opened on, field by field. */
export function mergedWords(
  { input, merged, settled }: Merge,
  context: WordsContext,
): MergedWords[] {
  const changes = diffSkillSets(input.base, settled);
  return describeChanges(changes, input.base, settled, context).map((words) => {
    const places = merged.filter(({ skill_id }) => skill_id === words.skill_id);
    const owners = words.kind === 'edit' ? words.rows.map(({ pointer }) => pointer) : [''];
    return { ...words, owners: owners.map((pointer) => ownerOf(places, pointer)) };
  });
}

/** Rows of the form may be wider or narrower than the places of the merge. */
function ownerOf(places: readonly MergedPlace[], pointer: JsonPointer): MergedPlace['by'] {
  const owners = new Set(
    places
      .filter((place) => isWithin(place.pointer, pointer) || isWithin(pointer, place.pointer))
      .map(({ by }) => by),
  );
  const [owner = 'both'] = owners;
  return owners.size === 1 ? owner : 'both';
}

function isWithin(inner: JsonPointer, outer: JsonPointer): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** What others did since the page was opened, and would be undone by taking all of mine. */
export function lostWords(
  { base, mine, theirs }: Merge['input'],
  context: WordsContext,
): ChangeWords[] {
  return describeChanges(diffSkillSets(base, theirs), base, theirs, context).flatMap((words) => {
    const [own, other] = [mine.get(words.skill_id), theirs.get(words.skill_id)];
    if (words.kind !== 'edit' || own === undefined) return equalJson(own, other) ? [] : [words];
    const rows = words.rows.filter(({ pointer }) => {
      const keys = parsePointer(pointer) ?? [];
      return !equalJson(getIn(own, keys), getIn(other, keys));
    });
    return rows.length === 0 ? [] : [{ ...words, rows }];
  });
}

/** A skill as one side has it, for conflicts about the skill as a whole. */
export function sideRows(
  skillId: string,
  base: SkillConfigs,
  config: JsonNode,
  context: WordsContext,
): ChangeRow[] {
  return describeConfigs(skillId, base.get(skillId) ?? EMPTY_OBJECT, config, context);
}
