import 'server-only';
import { asObject, asString, type JsonNode } from '@/lib/json/node';
import { fail } from '@/lib/failures';
import { ok, type Failure, type Result } from '@/lib/result';
import { endsBatch, mapBounded } from './bounded';
import { tavusRequest } from './client';
import { withoutSecrets } from './document-url';
import { countField, dataOf, numberField, stringField } from './fields';
import type { DocumentLookup, DocumentPage, DocumentSummary } from './wire';

const DOCUMENTS_PER_PAGE = 20;
const MAX_PAGE = 100_000;
const MAX_QUERY_LENGTH = 300;
const LOOKUPS_AT_ONCE = 6;
const MAX_LOOKUPS = 500;
/** One document's failures, unless this many in a row fail with them. */
const ITS_OWN: readonly Failure['code'][] = ['forbidden', 'rate_limited', 'timeout'];
const MAX_IN_A_ROW = 3;

/**
 * Searches the Knowledge Base by name or id, `GET /v2/documents`, newest first.
 * @param query blank for all documents
 * @param page from 0, as the API counts documents (PALs it counts from 1)
 */
export async function searchDocuments(
  query: string,
  page: number,
  signal?: AbortSignal,
): Promise<Result<DocumentPage>> {
  const sought = query.trim();
  if (!Number.isInteger(page) || page < 0 || page > MAX_PAGE) return fail('invalid_input');
  if (sought.length > MAX_QUERY_LENGTH) return fail('invalid_input');
  const answer = await tavusRequest({
    method: 'GET',
    path: ['v2', 'documents'],
    query: {
      limit: String(DOCUMENTS_PER_PAGE),
      page: String(page),
      sort: 'descending',
      ...(sought === '' ? {} : { name_or_uuid: sought }),
    },
    signal,
  });
  if (!answer.ok) return answer;
  const envelope = asObject(answer.body);
  const data = dataOf(answer.body);
  if (envelope === undefined || data?.kind !== 'array') return fail('unexpected_answer');
  const total_count = countField(envelope, 'total_count');
  // The answer says its own page size: an API may give fewer a page than were asked for.
  const size = Math.max(countField(envelope, 'limit') ?? data.items.length, 1);
  const seen = page * size + data.items.length;
  const isLast =
    data.items.length === 0 ||
    (total_count === null ? data.items.length < size : seen >= total_count);
  return ok({
    documents: data.items.map(parseDocument).filter((document) => document !== null),
    total_count,
    next_page: isLast ? null : page + 1,
  });
}

/**
 * Reads the documents a config names, each by its own call, a few at once.
 * @returns one entry an id, in the order given, doubles once; what is no id cannot be a document
 */
export function lookupDocuments(
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<DocumentLookup[]> {
  const distinct = [...new Set(ids)];
  let ended: Failure | null = null;
  let failuresInARow = 0;
  return mapBounded([...distinct.entries()], LOOKUPS_AT_ONCE, async ([index, document_id]) => {
    if (index >= MAX_LOOKUPS) {
      return notChecked(document_id, `Only the first ${MAX_LOOKUPS} documents are looked up.`);
    }
    if (ended !== null) return notChecked(document_id, ended.message);
    const document = await readDocument(document_id, signal);
    if (document.ok) {
      failuresInARow = 0;
      return { document_id, state: 'found', document: document.data };
    }
    const { error } = document;
    if (error.code === 'not_found' || error.code === 'invalid_id') {
      return { document_id, state: 'missing' };
    }
    failuresInARow += 1;
    const isItsOwn = ITS_OWN.includes(error.code) && failuresInARow < MAX_IN_A_ROW;
    if (endsBatch(error) && !isItsOwn) ended = error;
    return notChecked(document_id, error.message);
  });
}

function notChecked(document_id: string, message: string): DocumentLookup {
  return { document_id, state: 'not_checked', message };
}

async function readDocument(id: string, signal?: AbortSignal): Promise<Result<DocumentSummary>> {
  const answer = await tavusRequest({ method: 'GET', path: ['v2', 'documents', id], signal });
  if (!answer.ok) return answer;
  const document = parseDocument(answer.body);
  return document?.document_id === id ? ok(document) : fail('unexpected_answer');
}

export function parseDocument(node: JsonNode): DocumentSummary | null {
  const document = asObject(node);
  const document_id = document === undefined ? null : stringField(document, 'document_id');
  if (document === undefined || document_id === null) return null;
  const tags = document.entries.get('tags');
  const url = stringField(document, 'document_url');
  return {
    document_id,
    document_name: stringField(document, 'document_name'),
    document_url: url === null ? null : withoutSecrets(url),
    status: stringField(document, 'status'),
    progress: numberField(document, 'progress'),
    error_message: stringField(document, 'error_message'),
    tags: tags?.kind === 'array' ? tags.items.map(asString).filter((tag) => tag !== undefined) : [],
    created_at: stringField(document, 'created_at'),
    updated_at: stringField(document, 'updated_at'),
  };
}
