'use client';
'use no memo';

import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { buttonClass } from './button-class';

interface CopyButtonProps {
  text: string;
  /** The accessible name, naming what is copied: "Copy PAL id". */
  label: string;
  /** For a copy that is an action of its own, not a mark beside a value. */
  isLabelShown?: boolean;
}

type Outcome = 'copied' | 'failed';

const WORDS: Record<Outcome, string> = {
  copied: 'Copied',
  failed: 'Not copied. Select the text and copy it by hand.',
};
const SHOWN_MS = 2_000;

export function CopyButton({ text, label, isLabelShown = false }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const Icon = outcome === 'copied' ? Check : outcome === 'failed' ? X : Copy;
  return (
    <span className="inline-flex">
      <button
        type="button"
        aria-label={label}
        title={outcome ? WORDS[outcome] : label}
        onClick={() => void copy(text).then(setOutcome)}
        className={
          isLabelShown
            ? buttonClass('secondary', 'sm')
            : 'inline-flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink'
        }
      >
        <Icon aria-hidden className="size-3.5" />
        {isLabelShown && (outcome === 'copied' ? WORDS.copied : label)}
      </button>
      {/* Not role="status": a page has one status that matters, and dozens of these. */}
      <span aria-live="polite" className="sr-only">
        {outcome && WORDS[outcome]}
      </span>
    </span>
  );
}

/** The clipboard does not exist on plain HTTP off loopback, and may be refused anywhere. */
async function copy(text: string): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'failed';
  }
}
