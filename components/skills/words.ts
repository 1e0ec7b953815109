/** Small wordings that several skills share. */

import { wellFormed } from '@/lib/well-formed';

const numbers = new Intl.NumberFormat('en');

/** "1 document", "1,204 documents". */
export function count(amount: number, noun: string): string {
  return `${numbers.format(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

/** How long a text is, counted as a person would: an emoji is one. */
export function lengthInWords(text: string): string {
  return count([...text].length, 'character');
}

/** "412-character", for "412-character prompt". */
export function lengthAsAdjective(text: string): string {
  return `${numbers.format([...text].length)}-character`;
}

/** Text from elsewhere within a sentence: on one line, well formed, and visible where it is blank. */
export function inline(text: string): string {
  return text.trim() === ''
    ? JSON.stringify(text)
    : wellFormed(text.replaceAll(/\s+/g, ' ').trim());
}
