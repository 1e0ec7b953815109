import type { PalSummary } from '@/lib/tavus/wire';

/** Characters that cannot be seen or typed: joiners, direction marks, controls, halves of pairs. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}]|(?!\s)\p{Cc}/gu;

/**
 * A name as a person can type it: composed letters, plain forms, single blanks, nothing invisible.
 * Folding twice changes nothing.
 */
export function foldName(name: string): string {
  const composed = name.replace(INVISIBLE, '').normalize('NFKC').replace(INVISIBLE, '');
  return composed.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
}

/** What a person has to type before something is done to a PAL that cannot be undone. */
export interface Confirmation {
  readonly text: string;
  /** Whether it is the id, since the PAL's name has nothing to type. */
  readonly isId: boolean;
}

export function confirmationOf({
  pal_id,
  pal_name,
}: Pick<PalSummary, 'pal_id' | 'pal_name'>): Confirmation {
  const name = foldName(pal_name);
  return name === '' ? { text: pal_id, isId: true } : { text: name, isId: false };
}

/** Whether what was typed is the text to type, however its blanks and letters are encoded. */
export function isConfirmed({ text }: Confirmation, typed: string): boolean {
  return typed === text || (foldName(text) !== '' && foldName(typed) === foldName(text));
}
