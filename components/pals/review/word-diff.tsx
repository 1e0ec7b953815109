import { diffWordsWithSpace } from 'diff';

interface WordDiffProps {
  readonly before: string;
  readonly after: string;
}

/** Beyond this many differing words a diff is slower and harder to read than both texts. */
const MAX_EDITS = 2_000;
/** Unchanged stretches keep this many characters at each end. */
const CONTEXT = 160;

/** Two versions of a text in one: what goes is struck through, what comes is underlined. */
export function WordDiff({ before, after }: WordDiffProps) {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS });
  if (parts === undefined) {
    return (
      <>
        <Removed text={before} />
        <Added text={after} />
      </>
    );
  }
  return (
    <p dir="auto" className="break-words whitespace-pre-wrap">
      {parts.map((part, index) => {
        if (part.removed) return <Removed key={index} text={part.value} />;
        if (part.added) return <Added key={index} text={part.value} />;
        return <span key={index}>{shorten(part.value, index > 0, index < parts.length - 1)}</span>;
      })}
    </p>
  );
}

function Removed({ text }: { text: string }) {
  return (
    <del className="bg-bad-soft whitespace-pre-wrap text-bad">
      <span className="sr-only">removed: </span>
      {text}
    </del>
  );
}

function Added({ text }: { text: string }) {
  return (
    <ins className="bg-good-soft whitespace-pre-wrap text-good">
      <span className="sr-only">added: </span>
      {text}
    </ins>
  );
}

function shorten(text: string, keepStart: boolean, keepEnd: boolean): string {
  const start = keepStart ? CONTEXT : 0;
  const end = keepEnd ? CONTEXT : 0;
  if (text.length <= start + end + CONTEXT) return text;
  return `${text.slice(0, start)} […] ${end === 0 ? '' : text.slice(-end)}`;
}
