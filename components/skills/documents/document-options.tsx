import clsx from 'clsx';
import { useEffect, useEffectEvent, useRef, type MouseEvent, type RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { count } from '../words';
import { DocumentOption } from './document-option';
import { canChoose, type PickerOption } from './picker-options';
import type { DocumentSearch } from './use-document-search';

interface DocumentOptionsProps {
  listId: string;
  optionId: (key: string) => string;
  options: readonly PickerOption[];
  activeKey: string | null;
  search: DocumentSearch;
  text: string;
  onChoose: (option: PickerOption) => void;
}

/** The combobox's list in its four states. */
export function DocumentOptions(props: DocumentOptionsProps) {
  const { listId, optionId, options, activeKey, search, text, onChoose } = props;
  const listRef = useRef<HTMLUListElement>(null);
  useMoreWhenSeen(listRef, optionId('more'), search);
  return (
    <div className="absolute inset-x-0 top-full z-20 mt-1 rounded border border-control bg-surface p-1">
      {search.state === 'pending' && <Searching />}
      {search.state === 'error' && (
        <Notice
          tone="bad"
          title="The Knowledge Base was not read"
          actions={
            <Button size="sm" onClick={search.retry}>
              Try again
            </Button>
          }
        >
          {search.message}
        </Notice>
      )}
      {search.state === 'data' && options.length === 0 && (
        <p className="px-2 py-1.5 text-sm text-muted">
          {text === ''
            ? 'No documents in the Knowledge Base yet.'
            : `No documents match “${text}”.`}
        </p>
      )}
      <ul
        ref={listRef}
        id={listId}
        role="listbox"
        aria-label="Documents"
        className={clsx('max-h-80 overflow-auto', !search.isSettled && 'opacity-60')}
      >
        {options.map((option) => (
          <li
            key={option.key}
            id={optionId(option.key)}
            role="option"
            aria-selected={option.key === activeKey}
            aria-disabled={!canChoose(option) || undefined}
            onMouseDown={keepFocus}
            onClick={() => onChoose(option)}
            className={clsx(
              'rounded px-2 py-1.5',
              canChoose(option) ? 'cursor-pointer hover:bg-sunken' : 'cursor-not-allowed',
              option.key === activeKey && 'bg-sunken outline-1 outline-accent',
            )}
          >
            <OptionWords option={option} search={search} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The next page is asked for when the end of the list is scrolled into sight. */
function useMoreWhenSeen(
  listRef: RefObject<HTMLUListElement | null>,
  moreId: string,
  { documents, hasMore, isLoadingMore, loadMore }: DocumentSearch,
): void {
  const load = useEffectEvent(() => loadMore());
  const isDue = hasMore && !isLoadingMore;
  useEffect(() => {
    const more = document.getElementById(moreId);
    if (!isDue || more === null || listRef.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && load(),
      { root: listRef.current },
    );
    observer.observe(more);
    return () => observer.disconnect();
  }, [isDue, moreId, listRef, documents.length]);
}

function OptionWords({ option, search }: { option: PickerOption; search: DocumentSearch }) {
  if (option.kind === 'document') {
    const { document, isPicked, obstacle } = option;
    return <DocumentOption {...{ document, isPicked, obstacle }} />;
  }
  if (option.kind === 'ids') {
    return (
      <span>
        Add {count(option.ids.length, 'id')}: <code>{option.ids.join(', ')}</code>
      </span>
    );
  }
  const { documents, total, isLoadingMore } = search;
  return (
    <span className="font-medium text-accent">
      {isLoadingMore ? 'Loading more…' : 'Load more'}
      {total !== null && ` (${documents.length} of ${total} listed)`}
    </span>
  );
}

function Searching() {
  return (
    <div className="flex flex-col gap-2 p-2">
      <span className="sr-only">Searching…</span>
      <Skeleton className="h-5 w-2/3" />
      <Skeleton className="h-5 w-1/2" />
      <Skeleton className="h-5 w-3/5" />
    </div>
  );
}

/** A press on an option must not take the focus out of the text box. */
function keepFocus(event: MouseEvent) {
  event.preventDefault();
}
