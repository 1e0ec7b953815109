'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { JsonNode } from '@/lib/json/node';
import type { DocumentLookup, DocumentSummary } from '@/lib/tavus/wire';
import { documentKeys } from '../document-queries';
import { documentName } from '../documents';
import { DocumentPicker } from '../documents/document-picker';
import { UnreadableField } from '../unreadable-field';
import { useDocumentStates } from '../use-document-states';
import { count } from '../words';
import { PickedDocuments } from './picked-documents';

interface DocumentsFieldProps {
  id: string;
  ids: readonly string[] | null;
  onChange: (ids: readonly string[]) => void;
  onBlur: () => void;
  error?: string;
  node: JsonNode | undefined;
  isReadOnly: boolean;
}

/** Which documents are presented, in which order. */
export function DocumentsField(props: DocumentsFieldProps) {
  const { id, ids, onChange, onBlur, error, node, isReadOnly } = props;
  const [news, setNews] = useState('');
  const states = useDocumentStates(ids ?? []);
  const queries = useQueryClient();

  if (ids === null) {
    const replace = { isReadOnly, onReplace: () => onChange([]) };
    const expected = 'a list of document ids';
    return <UnreadableField {...{ id, node, expected, error }} label="Documents" {...replace} />;
  }

  function change(next: readonly string[], what: string) {
    onChange(next);
    setNews(`${what} ${count(next.length, 'document')} in all.`);
  }

  function addIds(added: readonly string[]) {
    const fresh = added.filter((documentId) => !ids?.includes(documentId));
    const known = added.length - fresh.length;
    const besides = known === 0 ? '' : `, ${known} there already`;
    change([...(ids ?? []), ...fresh], `Added ${count(fresh.length, 'id')}${besides}.`);
  }

  function addDocument(document: DocumentSummary) {
    const { document_id } = document;
    const lookup: DocumentLookup = { document_id, state: 'found', document };
    queries.setQueryData<DocumentLookup>(documentKeys.lookup(document_id), lookup);
    change([...(ids ?? []), document_id], `Added ${documentName(document)}.`);
  }

  return (
    <section className="flex flex-col gap-3">
      <h4 className="-mb-1.5 font-medium">Documents</h4>
      <PickedDocuments
        ids={ids}
        states={states}
        isReadOnly={isReadOnly}
        pickerId={id}
        onChange={change}
      />
      {!isReadOnly && (
        <DocumentPicker
          id={id}
          label="Add documents"
          hint="Search by name or id, or paste ids. At least one document is needed."
          pickedIds={ids}
          onAddDocument={addDocument}
          onAddIds={addIds}
          onBlur={onBlur}
          error={error}
        />
      )}
      <p aria-live="polite" className="sr-only">
        {news}
      </p>
    </section>
  );
}
