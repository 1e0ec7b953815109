import 'server-only';
import type { DocumentState } from '@/components/skills/define-skill';
import { documentState } from '@/components/skills/documents';
import { listDocuments } from '@/lib/tavus/all-documents';

/** States of documents by id, and one for every document that is not in the list. */
export class DocumentStates extends Map<string, DocumentState> {
  constructor(
    known: Iterable<readonly [string, DocumentState]>,
    private readonly otherwise: DocumentState,
  ) {
    super(known);
  }

  override get(id: string): DocumentState {
    return super.get(id) ?? this.otherwise;
  }
}

/** While the Knowledge Base is being read. */
export const PENDING = new DocumentStates([], { state: 'unchecked', isPending: true });
/** Where it could not be read whole. */
export const NOT_CHECKED = new DocumentStates([], { state: 'unchecked' });

/** The state of every document of the Knowledge Base; `NOT_CHECKED` where it cannot be read whole. */
export async function readDocumentStates(): Promise<DocumentStates> {
  const documents = await listDocuments();
  if (!documents.ok || documents.data.missing !== null) return NOT_CHECKED;
  const states = documents.data.items.map(
    (document) =>
      [
        document.document_id,
        documentState({ document_id: document.document_id, state: 'found', document }),
      ] as const,
  );
  return new DocumentStates(states, { state: 'missing' });
}
