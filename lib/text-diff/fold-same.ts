import { wordSplitter } from './split-words';

/** Next to a change so many whole lines stay in sight, where they are not longer than this. */
const CONTEXT_LINES = 2;
const LONGEST_LINES = 240;
/** Of longer lines so many characters stay, cut between two words. */
const CONTEXT = 120;
/** Splitting a whole long text into words would be slow; the cut is well within this. */
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
  const start = followsChange ? startOf(text) : '';
  const end = precedesChange ? endOf(text) : '';
  const hidden = text.slice(start.length, text.length - end.length);
  return start.length + end.length + LEAST_HIDDEN > text.length ? whole : { start, hidden, end };
}

/** The rest of the changed line and the next one; else its first words. */
function startOf(text: string): string {
  const lines = linesOf(text.slice(0, LONGEST_LINES)).slice(0, CONTEXT_LINES);
  const ended = lines.filter((line) => line.endsWith('\n'));
  if (ended.length > 0) return ended.join('');
  let length = 0;
  const words = wordSplitter()(text.slice(0, NEAR));
  const last = words.findIndex((word) => (length += word.length) >= CONTEXT);
  // The last word of the piece may go on after it.
  return last === words.length - 1 ? '' : words.slice(0, last + 1).join('');
}

/** The beginning of the changed line and the one before; else its last words. */
function endOf(text: string): string {
  // What stands before the first break may be half a line.
  const lines = linesOf(text.slice(-LONGEST_LINES)).slice(1);
  const isLineStart = text.endsWith('\n');
  if (lines.length > 0)
    return lines.slice(isLineStart ? -CONTEXT_LINES + 1 : -CONTEXT_LINES).join('');
  if (isLineStart) return '';
  let length = 0;
  const words = wordSplitter()(text.slice(-NEAR));
  const first = words.findLastIndex((word) => (length += word.length) >= CONTEXT);
  return first === 0 ? '' : words.slice(first).join('');
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
