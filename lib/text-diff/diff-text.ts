import { diffArrays } from 'diff';
import { LEAST_COMMON_LETTERS } from './clean-up';
import { diffWords, toWords } from './diff-words';
import { pairLines } from './pair-lines';
import { wordSplitter } from './split-words';
import { countLetters, pushPart, type TextPart } from './text-part';

/** Beyond this many differing lines the texts are shown as two, one after the other. */
const MOST_EDITS = 1_000;

interface Hunk {
  readonly same: readonly string[];
  /** What differs after `same`. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * The difference of two texts to read: line by line, and word by word within lines that are alike.
 * The `same` and `removed` parts joined are the old text, the `same` and `added` ones the new.
 */
export function diffText(before: string, after: string): TextPart[] {
  const split = wordSplitter();
  const parts: TextPart[] = [];
  const pushLines = (kind: TextPart['kind'], lines: readonly string[]) =>
    pushPart(parts, { kind, text: lines.join('') });
  for (const { same, before: old, after: next } of hunksOf(toLines(before), toLines(after))) {
    pushLines('same', same);
    let [oldStart, nextStart] = [0, 0];
    const end = [old.length, next.length] as const;
    for (const [i, j] of [...pairLines(old, next, split), end]) {
      pushLines('removed', old.slice(oldStart, i));
      pushLines('added', next.slice(nextStart, j));
      for (const part of diffLines(old[i], next[j], split)) pushPart(parts, part);
      [oldStart, nextStart] = [i + 1, j + 1];
    }
  }
  return parts;
}

/** A line break belongs to the line that it ends. */
function toLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Lines that both have part the hunks; blank or tiny ones do not: they are everywhere. */
function hunksOf(before: string[], after: string[]): Hunk[] {
  const changes = diffArrays(before, after, { maxEditLength: MOST_EDITS });
  if (changes === undefined) return [{ same: [], before, after }];
  const hunks: Hunk[] = [];
  for (const { added, removed, value } of changes) {
    const isSame = !added && !removed;
    const isLarge = value.some((line) => countLetters(line) >= LEAST_COMMON_LETTERS);
    if (isSame && (hunks.length === 0 || isLarge)) {
      hunks.push({ same: value, before: [], after: [] });
    } else {
      const { same = [], before: old = [], after: next = [] } = hunks.pop() ?? {};
      hunks.push({
        same,
        before: added ? old : [...old, ...value],
        after: removed ? next : [...next, ...value],
      });
    }
  }
  return hunks;
}

function diffLines(
  old: string | undefined,
  next: string | undefined,
  split: (text: string) => string[],
): TextPart[] {
  if (old === undefined || next === undefined) return [];
  if (old === next) return [{ kind: 'same', text: next }];
  return diffWords(toWords(split(old)), toWords(split(next)));
}
