import { diffArrays } from 'diff';
import { LEAST_COMMON_LETTERS } from './clean-up';
import { diffWords, toWords } from './diff-words';
import { pairLines, toLine, type Line } from './pair-lines';
import { wordSplitter } from './split-words';
import { pushPart, type TextPart } from './text-part';

interface Hunk {
  readonly same: readonly Line[];
  /** What differs after `same`. */
  readonly before: readonly Line[];
  readonly after: readonly Line[];
}

/**
 * The difference of two texts to read: line by line, and word by word within lines that are alike.
 * The `same` and `removed` parts joined are the old text, the `same` and `added` ones the new.
 */
export function diffText(before: string, after: string): TextPart[] {
  const parts: TextPart[] = [];
  const split = wordSplitter();
  const hunks = hunksOf(toLines(before, split), toLines(after, split));
  for (const { same, before: old, after: next } of hunks) {
    pushLines(parts, 'same', same);
    let [oldStart, nextStart] = [0, 0];
    for (const [i, j] of [...pairLines(old, next), [old.length, next.length] as const]) {
      pushLines(parts, 'removed', old.slice(oldStart, i));
      pushLines(parts, 'added', next.slice(nextStart, j));
      pushPair(parts, old[i], next[j]);
      [oldStart, nextStart] = [i + 1, j + 1];
    }
  }
  return parts;
}

/** A line break belongs to the line that it ends. */
function toLines(text: string, split: (text: string) => string[]): Line[] {
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => toLine(line, toWords(split(line))));
}

/** Lines that both have part the hunks; blank or tiny ones do not: they are everywhere. */
function hunksOf(before: readonly Line[], after: readonly Line[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [old, next] = [0, 0];
  for (const { added, removed, count } of diffArrays(textsOf(before), textsOf(after))) {
    const [oldLines, newLines] = [before.slice(old, old + count), after.slice(next, next + count)];
    if (!added) old += count;
    if (!removed) next += count;
    const isSame = !added && !removed;
    const last = hunks.at(-1);
    const isLarge = newLines.some(({ weight }) => weight >= LEAST_COMMON_LETTERS);
    if (isSame && (last === undefined || isLarge)) {
      hunks.push({ same: newLines, before: [], after: [] });
    } else {
      const { same = [], before: was = [], after: is = [] } = hunks.pop() ?? {};
      hunks.push({
        same,
        before: added ? was : [...was, ...oldLines],
        after: removed ? is : [...is, ...newLines],
      });
    }
  }
  return hunks;
}

function pushPair(parts: TextPart[], old: Line | undefined, next: Line | undefined): void {
  if (old === undefined || next === undefined) return;
  if (old.text === next.text) return pushPart(parts, { kind: 'same', text: next.text });
  for (const part of diffWords(old.words, next.words)) pushPart(parts, part);
}

function pushLines(parts: TextPart[], kind: TextPart['kind'], lines: readonly Line[]): void {
  pushPart(parts, { kind, text: textsOf(lines).join('') });
}

function textsOf(lines: readonly Line[]): string[] {
  return lines.map(({ text }) => text);
}
