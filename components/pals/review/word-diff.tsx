'use client';

import { diffText } from '@/lib/text-diff/diff-text';
import { foldSame } from '@/lib/text-diff/fold-same';
import { FoldedText } from './folded-text';

interface WordDiffProps {
  readonly before: string;
  readonly after: string;
}

/**
 * Two versions of a text in one: what goes is struck through, what comes is underlined, and long
 * stretches that stay are folded. Each line is laid out in the direction of its own script.
 */
export function WordDiff({ before, after }: WordDiffProps) {
  const parts = diffText(before, after);
  return (
    <p dir="auto" className="break-words whitespace-pre-wrap [unicode-bidi:plaintext]">
      {parts.map(({ kind, text }, index) => {
        if (kind === 'removed') return <Removed key={index} text={text} />;
        if (kind === 'added') return <Added key={index} text={text} />;
        const fold = foldSame(text, {
          followsChange: index > 0,
          precedesChange: index < parts.length - 1,
        });
        return <FoldedText key={index} {...fold} />;
      })}
    </p>
  );
}

function Removed({ text }: { text: string }) {
  return (
    <del className="bg-bad-soft whitespace-pre-wrap text-bad">
      <Spoken>removed: </Spoken>
      {visible(text)}
    </del>
  );
}

function Added({ text }: { text: string }) {
  return (
    <ins className="bg-good-soft whitespace-pre-wrap text-good">
      <Spoken>added: </Spoken>
      {visible(text)}
    </ins>
  );
}

/** With a direction of its own, so that it does not decide that of the text around it. */
function Spoken({ children }: { children: string }) {
  return (
    <span dir="ltr" className="sr-only">
      {children}
    </span>
  );
}

/** A changed line break alone would be invisible. */
function visible(text: string): string {
  return text.trim() === '' ? text.replaceAll('\n', '↵\n') : text;
}
