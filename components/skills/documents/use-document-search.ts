'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { FailureError } from '@/lib/get-json';
import type { DocumentSummary } from '@/lib/tavus/wire';
import { documentSearchQuery } from '../document-queries';
import { idsInText } from './document-ids';
import { uniqueDocuments } from './picker-options';
import { useDebounced } from './use-debounced';

export interface DocumentSearch {
  readonly state: 'pending' | 'error' | 'data';
  readonly documents: readonly DocumentSummary[];
  /** How many match in all, where the API says. */
  readonly total: number | null;
  readonly message: string | null;
  /** False while the list still answers an older text: nothing of it may be chosen unseen. */
  readonly isSettled: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

const DEBOUNCE_MS = 200;

/** The Knowledge Base searched on the server for what is being typed, while the list is open. */
export function useDocumentSearch(text: string, isOpen: boolean): DocumentSearch {
  // Several ids are not a text to search for; they are added as they are.
  const wanted = idsInText(text).length > 1 ? null : text.trim();
  const query = useDebounced(wanted, DEBOUNCE_MS);
  const result = useInfiniteQuery({
    ...documentSearchQuery(query ?? ''),
    enabled: isOpen && query !== null,
  });
  const pages = query === null ? [] : (result.data?.pages ?? []);
  const isIdle = query === null || result.data !== undefined;
  return {
    state: result.isError && query !== null ? 'error' : isIdle ? 'data' : 'pending',
    documents: uniqueDocuments(pages),
    total: pages.at(-1)?.total_count ?? null,
    message: result.error === null ? null : messageOf(result.error),
    isSettled: query === wanted && !result.isPlaceholderData,
    hasMore: query !== null && result.hasNextPage,
    isLoadingMore: result.isFetchingNextPage,
    loadMore: () => void result.fetchNextPage(),
    retry: () => void result.refetch(),
  };
}

function messageOf(error: Error): string {
  return error instanceof FailureError ? error.failure.message : 'The documents were not read.';
}
