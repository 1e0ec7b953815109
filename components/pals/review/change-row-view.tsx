import { ArrowRight } from 'lucide-react';
import type { ChangePart, ChangeRow } from '@/components/skills/define-skill';
import { ListDiff } from './list-diff';
import { WordDiff } from './word-diff';

/** One field's change in words: text by words, lists by items, values from and to. */
export function ChangeRowView({ row }: { row: ChangeRow }) {
  return (
    <div className="grid gap-x-4 gap-y-1 sm:grid-cols-[160px_minmax(0,1fr)]">
      <dt className="font-medium break-words">{row.label}</dt>
      <dd className="min-w-0 text-sm">
        {row.parts === undefined ? <Difference {...row} /> : <Parts parts={row.parts} />}
      </dd>
    </div>
  );
}

/** A change within a list, place by place. */
function Parts({ parts }: { parts: readonly ChangePart[] }) {
  return (
    <dl className="space-y-2">
      {parts.map((part, index) => (
        <div key={index} className="space-y-1">
          <dt className="break-words text-muted">{part.label}</dt>
          <dd>
            <Difference {...part} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Difference({ kind, before, after }: ChangePart) {
  if (kind === 'list') return <ListDiff before={before ?? ''} after={after ?? ''} />;
  if (kind === 'text') {
    return (
      <div className="max-h-80 overflow-y-auto rounded border border-line p-3" tabIndex={0}>
        <WordDiff before={before ?? ''} after={after ?? ''} />
      </div>
    );
  }
  return (
    <p className="flex flex-wrap items-center gap-2">
      <Value text={before} word="from" className="text-bad line-through" />
      <ArrowRight size={14} aria-hidden className="shrink-0 text-muted" />
      <Value text={after} word="to" className="text-good" />
    </p>
  );
}

function Value({
  text,
  word,
  className,
}: {
  text: string | null;
  word: string;
  className: string;
}) {
  if (text === null) return <span className="text-muted">not set</span>;
  return (
    <span dir="auto" className={`min-w-0 break-all ${className}`}>
      <span className="sr-only">{word} </span>
      {text}
    </span>
  );
}
