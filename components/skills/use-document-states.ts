'use client';

import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
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
  return useUnchanged(states);
}

/** The map of before where it says the same, so that nobody draws anew for nothing. */
function useUnchanged(
  states: ReadonlyMap<string, DocumentState>,
): ReadonlyMap<string, DocumentState> {
  const [kept, setKept] = useState(states);
  if (kept === states || saysTheSame(kept, states)) return kept;
  setKept(states);
  return states;
}

function saysTheSame(
  a: ReadonlyMap<string, DocumentState>,
  b: ReadonlyMap<string, DocumentState>,
): boolean {
  return a.size === b.size && [...a].every(([id, state]) => isSameState(state, b.get(id)));
}

function isSameState(a: DocumentState, b: DocumentState | undefined): boolean {
  if (a.state !== 'found' || b?.state !== 'found') return a.state === b?.state;
  return a.name === b.name && a.problem === b.problem;
}
