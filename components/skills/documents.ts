import type { DocumentLookup, DocumentSummary } from '@/lib/tavus/wire';
import type { DocumentState } from './define-skill';

const IMAGES = new Set([
  'png',
  'jpg',
  'jpeg',
  'gif',
  'webp',
  'bmp',
  'svg',
  'tif',
  'tiff',
  'heic',
  'heif',
  'avif',
]);
const KINDS = new Map([
  ['pdf', 'PDF'],
  ['doc', 'Word'],
  ['docx', 'Word'],
  ['csv', 'CSV'],
  ['xls', 'Excel'],
  ['xlsx', 'Excel'],
  ['ppt', 'PowerPoint'],
  ['pptx', 'PowerPoint'],
  ['txt', 'Text'],
  ['md', 'Markdown'],
]);
const PAGES = new Set(['', 'htm', 'html', 'php', 'asp', 'aspx', 'jsp']);

/** What a document is, by its address's ending: the API tells no type. */
export function documentKind({ document_url }: DocumentSummary): string {
  if (document_url === null) return 'Unknown type';
  const ending = endingOf(document_url);
  if (IMAGES.has(ending)) return 'Image';
  if (PAGES.has(ending)) return 'Website';
  return KINDS.get(ending) ?? `${ending.toUpperCase()} file`;
}

/**
 * Why a document cannot be presented (yet), or null where nothing speaks against it.
 * PDFs and images can; a PDF of more than 50 pages cannot, but the list does not tell pages, so
 * the last word is the API's.
 */
export function documentProblem(document: DocumentSummary): string | null {
  const kind = documentKind(document);
  if (!['PDF', 'Image', 'Unknown type'].includes(kind)) {
    return `${inPlural(kind)} can't be presented. Use a PDF or image.`;
  }
  const { status, progress, error_message } = document;
  if (status === null || status === 'ready') return null;
  if (status === 'error') return `Failed: ${errorWords(error_message)}`;
  return `Not ready: ${status}${progress === null ? '' : `, ${progress} %`}`;
}

function inPlural(kind: string): string {
  if (kind === 'CSV') return kind;
  return kind === 'Website' ? 'Websites' : `${kind.replace(/ file$/, '')} files`;
}

/** Tavus's codes in words; one that is not known here is shown with blanks. */
const ERROR_WORDS = new Map([
  ['document_empty', 'the document is empty'],
  ['file_size_too_large', 'the file is too large'],
]);

function errorWords(code: string | null): string {
  if (code === null || code.trim() === '') return 'no reason given';
  return ERROR_WORDS.get(code) ?? code.replaceAll('_', ' ');
}

/** What a look-up says of a document, in the words of the contract. */
export function documentState(lookup: DocumentLookup): DocumentState {
  if (lookup.state === 'missing') return { state: 'missing' };
  if (lookup.state === 'not_checked') return { state: 'unchecked' };
  const { document } = lookup;
  return { state: 'found', name: documentName(document), problem: documentProblem(document) };
}

export function documentName({ document_name, document_id }: DocumentSummary): string {
  return document_name?.trim() ? document_name : document_id;
}

/** `pdf` of `https://x.test/deck.PDF?v=2`; '' where the path has no ending. */
function endingOf(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : address.replace(/[?#].*$/s, '');
  return (/\.([A-Za-z0-9]{1,8})$/.exec(path)?.[1] ?? '').toLowerCase();
}
