/** Marks that spelling leaves out when people search: Latin, Greek and Cyrillic accents, Arabic and Hebrew points. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670\p{Cf}]/gu;

/**
 * A text as search compares it: without case, accents, vowel points and invisible direction marks,
 * with compatibility forms (full width, ligatures) as plain letters. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  // Down, up and down again: ẞ → ß → SS → ss, so that every spelling of it meets.
  const cased = bare(text).toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return bare(cased);
}

function bare(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '');
}
