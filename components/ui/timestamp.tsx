'use client';
'use no memo';

import clsx from 'clsx';
import { parseInstant } from '@/lib/time';
import { CopyButton } from './copy-button';
import { HoverCard } from './hover-card';
import { timeWords, type TimeWords } from './time-words';
import { useTimeZone } from './time-zone';
import { useNow } from './use-now';

interface TimestampProps {
  /** The API's own string; it stands untouched in `datetime`, on hover and in the clipboard. */
  value: string | null;
  /** What happened then: "Attached". */
  label?: string;
  /** Two lines, for a table's cell. */
  compact?: boolean;
}

export function Timestamp({ value, label, compact = false }: TimestampProps) {
  const zone = useTimeZone();
  const now = useNow();
  const instant = parseInstant(value);
  return (
    <span className="inline-flex max-w-full min-w-0 items-baseline gap-1 text-sm">
      {label && <span className="text-muted">{label}</span>}
      {!value ? (
        <span className="text-muted">Unknown</span>
      ) : (
        <HoverCard card={<Raw value={value} isReadable={instant !== null} />}>
          <time dateTime={value} className={clsx('tabular-nums', compact && 'flex flex-col')}>
            {instant === null ? (
              <span className="text-muted">Unknown</span>
            ) : (
              <Words
                words={timeWords(Number(instant / 1_000n), now, zone)}
                isStacked={compact}
                isSettled={now !== null}
              />
            )}
          </time>
        </HoverCard>
      )}
    </span>
  );
}

interface WordsProps {
  words: TimeWords;
  isStacked: boolean;
  isSettled: boolean;
}

function Words({ words, isStacked, isSettled }: WordsProps) {
  if (isStacked) {
    return (
      <>
        <span className="font-mono text-sm whitespace-nowrap">{words.lead}</span>
        {/* Holds its line before the relative words are known, so that no row moves. */}
        <span className="min-h-4 font-mono text-xs whitespace-nowrap text-muted">
          {isSettled && words.rest}
        </span>
      </>
    );
  }
  return (
    <>
      <span className="whitespace-nowrap">{words.lead}</span>
      {words.rest && (
        <span className="text-muted">
          {' · '}
          <span className="whitespace-nowrap">{words.rest}</span>
        </span>
      )}
    </>
  );
}

function Raw({ value, isReadable }: { value: string; isReadable: boolean }) {
  return (
    <span className="flex items-center gap-2">
      <span className="font-mono text-xs break-all">{value}</span>
      {!isReadable && <span className="text-xs text-muted">not a time</span>}
      <CopyButton text={value} label="Copy the exact time" />
    </span>
  );
}
