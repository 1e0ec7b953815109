'use no memo';

import clsx from 'clsx';

interface MiddleTruncateProps {
  text: string;
  className?: string;
  /** How many characters of the end always stay. */
  tailLength?: number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Cuts a long text in its middle, by CSS alone. Where it fits, the whole text stands in one piece, so
 * that Arabic letters stay joined; where it does not, its line wraps out of sight and leaves the line
 * to the cut version, which has no width of its own otherwise.
 */
export function MiddleTruncate({ text, className, tailLength = 8 }: MiddleTruncateProps) {
  const tail = endOf(text, tailLength);
  return (
    <span
      title={text}
      dir="auto"
      className={clsx(
        'inline-flex h-[1lh] min-w-0 flex-wrap overflow-hidden align-bottom',
        // Without weight of its own, so that a width in `className` wins.
        '[:where(&)]:max-w-full',
        className,
      )}
    >
      <span
        aria-hidden
        className="flex min-w-0 flex-[1_1_0] overflow-hidden [contain:inline-size] select-none"
      >
        {/* As generated content the copy is neither found, nor copied, nor read out twice. */}
        <span
          data-text={text.slice(0, text.length - tail.length)}
          className="truncate before:content-[attr(data-text)]"
        />
        <span
          data-text={tail}
          className="shrink-0 whitespace-pre before:content-[attr(data-text)]"
        />
      </span>
      <span className="flex-[9999_0_auto] whitespace-nowrap">{text}</span>
    </span>
  );
}

/** The last whole characters; a joined emoji is one. Only the last 200 units are looked at. */
function endOf(text: string, length: number): string {
  const end = [...graphemes.segment(text.slice(-200))].map(({ segment }) => segment);
  return end.slice(-length).join('');
}
