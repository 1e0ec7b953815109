'use client';

import { useQueries } from '@tanstack/react-query';
import type { DocumentState } from './define-skill';
import { documentLookupQuery } from './document-queries';
import { documentState } from './documents';

/** What is known of documents by their ids; one whose look-up is still under way is absent. */
export function useDocumentStates(
  documentIds: readonly string[],
): ReadonlyMap<string, DocumentState> {
  const ids = [...new Set(documentIds)];
  const results = useQueries({ queries: ids.map(documentLookupQuery) });
  const states = new Map<string, DocumentState>();
  for (const [index, id] of ids.entries()) {
    const result = results[index];
    if (result?.data !== undefined) states.set(id, documentState(result.data));
    else if (result?.isError) states.set(id, { state: 'unchecked' });
  }
  return states;
}
