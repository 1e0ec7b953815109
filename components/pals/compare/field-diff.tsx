'use client';
'use no memo';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { LostNote } from '@/components/ui/lost-note';
import { PartBoundary } from '@/components/ui/part-boundary';
import { Skeleton } from '@/components/ui/skeleton';
import type { ComparedField } from './compare';

const loading = () => <Skeleton className="h-10" />;
const WordDiff = dynamic(async () => (await import('../review/word-diff')).WordDiff, { loading });
const ListDiff = dynamic(async () => (await import('../review/list-diff')).ListDiff, { loading });

/** The difference of two texts or lists, computed when it is opened. */
export function FieldDiff({ field }: { field: ComparedField }) {
  const [isOpen, setIsOpen] = useState(false);
  const [before, after] = [field.left ?? '', field.right ?? ''];
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className="min-h-6 rounded text-sm text-muted hover:text-ink">
        Show changes
        <span className="sr-only">: {field.label}</span>
      </summary>
      {isOpen && (
        <div
          role="group"
          aria-label={`${field.label}, both sides in one`}
          tabIndex={0}
          className="mt-2 max-h-80 overflow-y-auto overscroll-contain rounded border border-line bg-canvas p-3 text-sm"
        >
          <p className="mb-2 text-xs text-muted">
            Struck through: only left. {field.kind === 'list' ? 'With a plus' : 'Underlined'}: only
            right.
          </p>
          <PartBoundary fallback={<LostNote what="This comparison" />}>
            {field.kind === 'list' ? (
              <ListDiff before={before} after={after} />
            ) : (
              <WordDiff before={before} after={after} />
            )}
          </PartBoundary>
        </div>
      )}
    </details>
  );
}
