'use client';

import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { JsonNode } from '@/lib/json/node';
import { Button } from '@/components/ui/button';
import type { DocumentLookup, DocumentSummary } from '@/lib/tavus/wire';
import { documentKeys } from '../document-queries';
import { nameOf } from '../documents/document-name';
import { DocumentPicker } from '../documents/document-picker';
import { DocumentProblem } from '../documents/document-problem';
import { FieldError } from '@/components/form/field';
import { UnreadableField } from '../unreadable-field';
import { useDocumentStates } from '../use-document-states';

interface SlideDocumentFieldProps {
  id: string;
  documentId: string | null;
  onChange: (documentId: string) => void;
  onBlur: () => void;
  error?: string;
  node: JsonNode | undefined;
  isReadOnly: boolean;
}

/** The one document whose pages the slide steps show. */
export function SlideDocumentField(props: SlideDocumentFieldProps) {
  const { id, documentId, onChange, onBlur, error, node, isReadOnly } = props;
  const states = useDocumentStates(documentId ? [documentId] : []);
  const queries = useQueryClient();
  if (documentId === null) {
    const replace = { isReadOnly, onReplace: () => onChange('') };
    return (
      <UnreadableField
        {...{ id, node, error }}
        label="Slide document"
        expected="a document id"
        {...replace}
      />
    );
  }

  function choose(document: DocumentSummary) {
    const { document_id } = document;
    const lookup: DocumentLookup = { document_id, state: 'found', document };
    queries.setQueryData<DocumentLookup>(documentKeys.lookup(document_id), lookup);
    onChange(document_id);
  }

  function remove() {
    document.getElementById(id)?.focus();
    onChange('');
  }

  return (
    <section className="flex flex-col gap-2">
      {documentId === '' && isReadOnly && <p className="text-sm text-muted">No slide document.</p>}
      {!isReadOnly && (
        <DocumentPicker
          id={id}
          label="Slide document"
          hint={
            documentId === ''
              ? 'Needed when a step shows a slide. Search by name or id, or paste an id.'
              : 'Slide steps show pages of this document. Choose another to replace it.'
          }
          pickedIds={documentId === '' ? [] : [documentId]}
          onAddDocument={choose}
          onAddIds={([first]) => first !== undefined && onChange(first)}
          onBlur={onBlur}
          error={error}
        />
      )}
      {documentId !== '' && (
        <div className="flex flex-wrap items-center gap-x-2 rounded border border-line bg-surface py-1 pr-1 pl-3">
          <span className="flex min-h-7 min-w-0 flex-1 flex-wrap items-center gap-x-2">
            {isReadOnly && <span className="text-sm text-muted">Slide document</span>}
            <bdi className="wrap-anywhere">{nameOf(documentId, states)}</bdi>
            {nameOf(documentId, states) !== documentId && (
              <code className="font-mono text-xs wrap-anywhere text-muted">{documentId}</code>
            )}
            <DocumentProblem state={states.get(documentId)} />
          </span>
          {!isReadOnly && (
            <Button
              variant="ghost"
              size="sm"
              aria-label="Remove slide document"
              onClick={remove}
              icon={<X aria-hidden className="size-4" />}
            />
          )}
        </div>
      )}
      {isReadOnly && error !== undefined && <FieldError>{error}</FieldError>}
    </section>
  );
}
