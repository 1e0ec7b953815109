import { diffArrays } from 'diff';
import { cleanUp, type WordPart } from './clean-up';
import type { TextPart } from './text-part';

/** Beyond this many differing words a diff is slow to make, and harder to read than both texts. */
const MOST_EDITS = 1_000;

/** A word or sign, and the blanks after it. */
export interface Word {
  readonly text: string;
  readonly gap: string;
}

/** Puts blanks to the word before them: two texts must not be aligned by their blanks. */
export function toWords(segments: readonly string[]): Word[] {
  const words: Word[] = [];
  for (const segment of segments) {
    const last = words.at(-1);
    if (segment.trim() !== '') words.push({ text: segment, gap: '' });
    else if (last === undefined) words.push({ text: '', gap: segment });
    else words[words.length - 1] = { ...last, gap: last.gap + segment };
  }
  return words;
}

/** The difference of two lines, word by word; whole lines where they have too little in common. */
export function diffWords(before: readonly Word[], after: readonly Word[]): TextPart[] {
  const changes = diffArrays(textsOf(before), textsOf(after), { maxEditLength: MOST_EDITS });
  if (changes === undefined) return cleanUp([toPart('removed', before), toPart('added', after)]);
  const parts: WordPart[] = [];
  let [old, next] = [0, 0];
  for (const { added, removed, count } of changes) {
    const [oldWords, newWords] = [before.slice(old, old + count), after.slice(next, next + count)];
    if (!added) old += count;
    if (!removed) next += count;
    if (removed) parts.push(toPart('removed', oldWords));
    else if (added) parts.push(toPart('added', newWords));
    else parts.push(...sameParts(oldWords, newWords));
  }
  return cleanUp(parts);
}

/** Words that both have; the blanks after them may differ. */
function sameParts(before: readonly Word[], after: readonly Word[]): WordPart[] {
  const parts: WordPart[] = [];
  let start = 0;
  for (const [index, { text, gap }] of after.entries()) {
    const oldGap = before[index]?.gap ?? '';
    if (gap === oldGap) continue;
    const same = join(after.slice(start, index)) + text;
    parts.push({ kind: 'same', text: same, gap: '' });
    parts.push({ kind: 'removed', text: oldGap, gap: '' }, { kind: 'added', text: gap, gap: '' });
    start = index + 1;
  }
  if (start < after.length) parts.push(toPart('same', after.slice(start)));
  return parts;
}

function toPart(kind: TextPart['kind'], words: readonly Word[]): WordPart {
  return { kind, text: join(words), gap: words.at(-1)?.gap ?? '' };
}

function textsOf(words: readonly Word[]): string[] {
  return words.map(({ text }) => text);
}

function join(words: readonly Word[]): string {
  return words.map(({ text, gap }) => text + gap).join('');
}
