import type { ChangeWords } from '@/components/pals/review/describe';

type NameOf = (skillId: string) => string;

const SHOWN = 4;
const list = new Intl.ListFormat('en');

/** What a save did, in a few words: "Internet Search detached, Prompt changed". */
export function savedWords(words: readonly ChangeWords[], nameOf: NameOf): string {
  const isOneEdit = words.filter(({ kind }) => kind === 'edit').length === 1;
  const parts = words.map(({ skill_id, kind, rows }) => {
    const name = nameOf(skill_id);
    if (kind !== 'edit') return `${name} ${kind === 'attach' ? 'attached' : 'detached'}`;
    if (rows.length === 0 || rows.length > SHOWN) return `${name} changed`;
    const labels = list.format(rows.map(({ label }) => label));
    return isOneEdit ? `${labels} changed` : `${labels} of ${name} changed`;
  });
  return shortened(parts);
}

/** What the API filled in by itself: "Slides trigger". */
export function addedWords(words: readonly ChangeWords[], nameOf: NameOf): string {
  return shortened(
    words.flatMap(({ skill_id, kind, rows }) =>
      kind === 'edit' ? rows.map(({ label }) => label) : [nameOf(skill_id)],
    ),
  );
}

function shortened(parts: readonly string[]): string {
  const rest = parts.length - SHOWN;
  return rest <= 0 ? parts.join(', ') : `${parts.slice(0, SHOWN).join(', ')} and ${rest} more`;
}
