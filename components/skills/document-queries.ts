import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson } from '@/lib/get-json';
import { paths } from '@/lib/paths';
import type { DocumentLookup, DocumentPage } from '@/lib/tavus/wire';

export const documentKeys = {
  lookup: (documentId: string) => ['documents', 'lookup', documentId] as const,
  search: (query: string) => ['documents', 'search', query] as const,
};

/** The documents whose name or id matches, page by page; the server searches. */
export function documentSearchQuery(query: string) {
  return infiniteQueryOptions({
    queryKey: documentKeys.search(query),
    queryFn: ({ pageParam, signal }) =>
      getJson<DocumentPage>(paths.api.documents(query, pageParam), signal),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next_page,
    placeholderData: keepPreviousData,
  });
}

/** One document a config names. Look-ups asked for together travel together. */
export function documentLookupQuery(documentId: string) {
  return queryOptions({
    queryKey: documentKeys.lookup(documentId),
    queryFn: () => lookUp(documentId),
    staleTime: 60_000,
  });
}

/** What an address may name without growing too long. */
const MAX_IDS = 50;
const GATHER_MS = 10;

interface Waiting {
  readonly id: string;
  readonly resolve: (lookup: DocumentLookup) => void;
  readonly reject: (error: unknown) => void;
}

let waiting: Waiting[] = [];

function lookUp(id: string): Promise<DocumentLookup> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setTimeout(askForAll, GATHER_MS);
    waiting.push({ id, resolve, reject });
  });
}

function askForAll(): void {
  const all = waiting;
  waiting = [];
  for (let start = 0; start < all.length; start += MAX_IDS) {
    void ask(all.slice(start, start + MAX_IDS));
  }
}

async function ask(asked: readonly Waiting[]): Promise<void> {
  try {
    const path = paths.api.documentLookup(asked.map(({ id }) => id));
    const { documents } = await getJson<{ documents: readonly DocumentLookup[] }>(path);
    const byId = new Map(documents.map((lookup) => [lookup.document_id, lookup]));
    for (const { id, resolve } of asked) resolve(byId.get(id) ?? notAnswered(id));
  } catch (error) {
    for (const { reject } of asked) reject(error);
  }
}

function notAnswered(document_id: string): DocumentLookup {
  return { document_id, state: 'not_checked', message: 'The answer did not name it.' };
}
