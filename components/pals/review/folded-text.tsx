'use client';

import { useState } from 'react';
import type { Fold } from '@/lib/text-diff/fold-same';
import { plural } from './describe';

/** A text that did not change, with its middle behind a button where it is long. */
export function FoldedText({ start, hidden, end }: Fold) {
  const [isOpen, setIsOpen] = useState(false);
  if (hidden === '') return <span>{start}</span>;
  const lines = hidden.split('\n').length - 1;
  const what = lines > 1 ? plural(lines, 'unchanged line') : 'unchanged text';
  return (
    <span>
      {start}
      <button
        type="button"
        dir="ltr"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="mx-1 inline-block min-h-6 rounded bg-sunken px-2 text-xs text-muted select-none hover:text-ink"
      >
        {isOpen ? `Hide ${what}` : `Show ${what}`}
      </button>
      {isOpen ? hidden : hidden.endsWith('\n') && '\n'}
      {end}
    </span>
  );
}
