import type { DocumentSummary } from '@/lib/tavus/wire';
import { documentProblem } from '../documents';
import { idsInText } from './document-ids';

/** One line of the picker's list. */
export type PickerOption =
  | { readonly kind: 'ids'; readonly key: 'ids'; readonly ids: readonly string[] }
  | {
      readonly kind: 'document';
      readonly key: string;
      readonly document: DocumentSummary;
      readonly isPicked: boolean;
      /** Why it cannot be added, or null. */
      readonly obstacle: string | null;
    }
  | { readonly kind: 'more'; readonly key: 'more' };

/** What the picker offers: the documents found, the typed ids that are none of them, and more. */
export function pickerOptions(
  text: string,
  documents: readonly DocumentSummary[],
  pickedIds: readonly string[],
  hasMore: boolean,
): PickerOption[] {
  const picked = new Set(pickedIds);
  const found = new Set(documents.map(({ document_id }) => document_id));
  const ids = idsInText(text).filter((id) => !picked.has(id) && !found.has(id));
  return [
    ...documents.map((document) => ({
      kind: 'document' as const,
      key: `document-${document.document_id}`,
      document,
      isPicked: picked.has(document.document_id),
      obstacle: picked.has(document.document_id) ? 'Added already' : documentProblem(document),
    })),
    ...(ids.length > 0 ? [{ kind: 'ids' as const, key: 'ids' as const, ids }] : []),
    ...(hasMore ? [{ kind: 'more' as const, key: 'more' as const }] : []),
  ];
}

export function canChoose(option: PickerOption): boolean {
  return option.kind !== 'document' || option.obstacle === null;
}

/** Rows of a list that grows by pages may come twice when documents are added meanwhile. */
export function uniqueDocuments(
  pages: readonly { readonly documents: readonly DocumentSummary[] }[],
): DocumentSummary[] {
  const all = pages.flatMap(({ documents }) => documents);
  return [...new Map(all.map((document) => [document.document_id, document])).values()];
}
