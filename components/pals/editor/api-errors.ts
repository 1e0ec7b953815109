import type { ApiFault, Failure, FailureCode } from '@/lib/result';
import { definitionFor } from '@/components/skills/registry';

/** A fault of the API with the place a person can mend it at, as far as one is known. */
export interface PlacedFault {
  readonly skill_id: string | null;
  /** The form's field, or null for the card as a whole. */
  readonly field: string | null;
  readonly message: string;
  /** Where the API saw it: `presentation › document_ids › 2`. */
  readonly where: string;
}

/** The faults of the last save that one card shows, in whole sentences. */
export interface CardErrors {
  readonly fields: Readonly<Record<string, string>>;
  readonly card: readonly string[];
}

/**
 * Reads the places out of a refused save: the path mirrors the request that was sent.
 * @param attached the skills that the save attached: where the account lacks one and the API does
 *   not say which, it is one of these
 */
export function placeFaults(
  { code, message, faults = [] }: Failure,
  attached: readonly string[] = [],
): PlacedFault[] {
  if (code !== 'not_granted') return faults.map(placeFault);
  const named = faults.flatMap(({ path: [root, skillId] }) =>
    root === 'skills' && typeof skillId === 'string' ? [skillId] : [],
  );
  return (named.length > 0 ? named : attached).map((skill_id) => ({
    skill_id,
    field: null,
    message,
    where: skill_id,
  }));
}

function placeFault({ path, message }: ApiFault): PlacedFault {
  const [root, skillId, ...rest] = path;
  if (root !== 'skills' || typeof skillId !== 'string') {
    return { skill_id: null, field: null, message, where: path.join(' › ') };
  }
  const below = rest[0] === 'config' ? rest.slice(1) : rest;
  return {
    skill_id: skillId,
    field: definitionFor(skillId).fieldOf(below),
    message,
    where: [skillId, ...below].join(' › '),
  };
}

/** The faults card by card; several at one field stand in one message. */
export function errorsByCard(
  faults: readonly PlacedFault[],
  code: FailureCode | null,
): ReadonlyMap<string, CardErrors> {
  const cards = new Map<string, CardErrors>();
  for (const { skill_id, field, message } of faults) {
    if (skill_id === null) continue;
    const { fields, card } = cards.get(skill_id) ?? { fields: {}, card: [] };
    if (field === null) {
      const text = code === 'not_granted' ? message : `Tavus says: ${message}`;
      cards.set(skill_id, { fields, card: [...card, text] });
    } else {
      const known = fields[field];
      const text = known === undefined ? message : `${known} ${message}`;
      cards.set(skill_id, { fields: { ...fields, [field]: text }, card });
    }
  }
  return cards;
}
