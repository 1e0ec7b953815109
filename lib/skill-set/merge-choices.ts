import { withBreaksOf, withPlainBreaks } from '@/lib/json/line-breaks';
import { asString, scalar, type JsonArray, type JsonNode } from '@/lib/json/node';
import { equalJson } from '@/lib/json/print';
import type { JsonPointer } from '@/lib/json/pointer';
import { bothLists } from './merge-lists';
import type { MergeRules } from './merge-rules';
import type { Sides } from './merge';

/** How a conflict can be settled. */
export type Choice =
  | { readonly kind: 'mine' | 'theirs' | 'both' }
  /** One text made of two, with \n for every line break; '' takes the field out. */
  | { readonly kind: 'edited'; readonly text: string };

export type ChoiceKind = Choice['kind'];

/** The choices that make sense at a place: both lists only where that is neither of the two. */
export function choicesFor(
  place: Sides & { readonly pointer: JsonPointer },
  rules: MergeRules,
): ChoiceKind[] {
  const choices: ChoiceKind[] = ['mine', 'theirs'];
  if (rules.orderedLists.includes(place.pointer)) {
    const both = bothOf(place);
    const isNew = ![undefined, place.mine, place.theirs].some((node) => equalJson(node, both));
    if (isNew) choices.push('both');
  }
  if (rules.texts.includes(place.pointer) && [place.mine, place.theirs].every(isTextOrAbsent)) {
    choices.push('edited');
  }
  return choices;
}

/** What stands at a place by a choice it offers; undefined for nothing. */
export function nodeFor(choice: Choice, sides: Sides): JsonNode | undefined {
  switch (choice.kind) {
    case 'mine':
      return sides.mine;
    case 'theirs':
      return sides.theirs;
    case 'both':
      return bothOf(sides);
    case 'edited':
      return textNode(choice.text, sides);
  }
}

/** Both edits of a list, or undefined where one is no list. */
function bothOf({ base, mine, theirs }: Sides): JsonArray | undefined {
  if (mine?.kind !== 'array' || theirs?.kind !== 'array') return undefined;
  const old: JsonArray = base?.kind === 'array' ? base : { kind: 'array', items: [] };
  return bothLists(old, mine, theirs);
}

/** A side's own node where the text is that side's: its token is not for us to respell. */
function textNode(text: string, { mine, theirs }: Sides): JsonNode | undefined {
  const own = [theirs, mine].find((node) => withPlainBreaks(asString(node) ?? '') === text);
  if (own !== undefined || text === '') return own;
  return scalar(withBreaksOf(asString(mine) ?? asString(theirs) ?? '', text));
}

function isTextOrAbsent(node: JsonNode | undefined): boolean {
  return node === undefined || asString(node) !== undefined;
}
