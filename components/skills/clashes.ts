import type { HealthNote } from './define-skill';
import { definitionFor } from './registry';

/** Two attached skills that Tavus refuses together, or that get in each other's way. */
export interface Clash {
  readonly kind: 'excludes' | 'competes';
  /** In the order they were given. */
  readonly skill_ids: readonly [string, string];
  /** What is wrong and what to do, in one or two sentences. */
  readonly text: string;
}

/**
 * The clashes among skills that are attached together, each pair once. The rules are the skills'
 * own (`excludes` and `competesWith`); it is enough that one of the two states it.
 * @param nameOf a skill's name as the page shows it; without it, words made from the id
 */
export function clashesOf(
  skillIds: Iterable<string>,
  nameOf: (skillId: string) => string = wordsOf,
): Clash[] {
  const ids = [...new Set(skillIds)];
  return ids.flatMap((second, index) =>
    ids.slice(0, index).flatMap((first) => clashOf(first, second, nameOf) ?? []),
  );
}

const LEVELS = { excludes: 'warning', competes: 'info' } as const;

/** The clashes of one skill as notes for its card. */
export function clashNotes(clashes: readonly Clash[], skillId: string): HealthNote[] {
  return clashes
    .filter(({ skill_ids }) => skill_ids.includes(skillId))
    .map(({ kind, text }) => ({ level: LEVELS[kind], text }));
}

function clashOf(first: string, second: string, nameOf: (id: string) => string): Clash | null {
  const [a, b] = [definitionFor(first), definitionFor(second)];
  const [nameA, nameB] = [nameOf(first), nameOf(second)];
  if (a.excludes.includes(second) || b.excludes.includes(first)) {
    const text = `${nameA} and ${nameB} can't be attached together. Detach one of them.`;
    return { kind: 'excludes', skill_ids: [first, second], text };
  }
  if (a.competesWith.includes(second) || b.competesWith.includes(first)) {
    const text = `${nameA} and ${nameB} share the screen, so cards and slides can cover each other.`;
    return { kind: 'competes', skill_ids: [first, second], text };
  }
  return null;
}

/** `magic_canvas` as "Magic canvas". */
function wordsOf(skillId: string): string {
  const words = skillId.replaceAll('_', ' ').trim();
  return words === '' ? skillId : words.charAt(0).toUpperCase() + words.slice(1);
}
