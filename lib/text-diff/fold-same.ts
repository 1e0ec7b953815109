import { wordSplitter } from './split-words';

/** Next to a change so much stays in sight: this many characters, or less where two lines end. */
const CONTEXT = 120;
const CONTEXT_LINES = 2;
/** Splitting a whole long text into words would be slow; what stays in sight is well within this. */
const NEAR = 4 * CONTEXT;
/** Folding away less than this would not make a text shorter. */
const LEAST_HIDDEN = 160;

export interface Fold {
  readonly start: string;
  /** Empty where there is too little to fold. */
  readonly hidden: string;
  readonly end: string;
}

interface FoldOptions {
  readonly followsChange: boolean;
  readonly precedesChange: boolean;
}

/** What stays in sight of a text that both have, near the changes around it, and what is folded. */
export function foldSame(text: string, { followsChange, precedesChange }: FoldOptions): Fold {
  const whole = { start: text, hidden: '', end: '' };
  if (text.length < LEAST_HIDDEN) return whole;
  const split = wordSplitter();
  const start = followsChange ? firstOf(split(text.slice(0, NEAR))).join('') : '';
  const end = precedesChange ? lastOf(split(text.slice(-NEAR))).join('') : '';
  const hidden = text.slice(start.length, text.length - end.length);
  return start.length + end.length + LEAST_HIDDEN > text.length ? whole : { start, hidden, end };
}

function firstOf(words: readonly string[]): readonly string[] {
  let [length, lines] = [0, 0];
  const end = words.findIndex((word) => {
    length += word.length;
    if (word.includes('\n')) lines += 1;
    return length >= CONTEXT || lines === CONTEXT_LINES;
  });
  return words.slice(0, end + 1);
}

function lastOf(words: readonly string[]): readonly string[] {
  let [length, lines] = [0, 0];
  const start = words.findLastIndex((word) => {
    if (word.includes('\n')) lines += 1;
    length += word.length;
    // The break before the lines that stay in sight belongs to what is folded.
    return length >= CONTEXT || lines > CONTEXT_LINES;
  });
  return words.slice(start + 1);
}
