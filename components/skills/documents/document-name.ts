import type { DocumentState } from '../define-skill';

/** A document's name, or its id where no name is known. */
export function nameOf(documentId: string, states: ReadonlyMap<string, DocumentState>): string {
  const state = states.get(documentId);
  return state?.state === 'found' ? state.name : documentId;
}
