import 'server-only';
import { Hono } from 'hono';
import { array, object, scalar } from '@/lib/json/node';
import { answer, badRequest, message } from '../http';
import { checkChoice, readPage, rowsOf } from '../paging';
import type { Store, StoredDocument } from '../store';

/** Documents count their pages from 0, unlike PALs. */
const FIRST_PAGE = 0;

const STATUSES = ['started', 'processing', 'ready', 'error', 'recrawling'];

interface Filter {
  readonly status: string | undefined;
  readonly words: string;
  readonly tags: readonly string[];
}

/** `GET /v2/documents` and `GET /v2/documents/{document_id}`. */
export function documentRoutes(store: Store): Hono {
  return new Hono()
    .get('/', (c) => {
      const query = (name: string) => c.req.query(name);
      const asked = readPage(query, FIRST_PAGE);
      const faults = [
        ...checkChoice(query, 'sort', ['ascending', 'descending']),
        ...checkChoice(query, 'status', STATUSES),
      ];
      if (!asked.ok || faults.length > 0) {
        return badRequest(c, [...(asked.ok ? [] : asked.faults), ...faults]);
      }
      const found = search(store, {
        status: query('status'),
        words: (query('name_or_uuid') ?? '').toLowerCase(),
        tags: (query('tags') ?? '').split(',').filter((tag) => tag !== ''),
      });
      if (query('sort') !== 'ascending') found.reverse();
      const { limit, page } = asked.page;
      return answer(
        c,
        object([
          ['data', array(rowsOf(found, asked.page, FIRST_PAGE).map(({ body }) => body))],
          ['total_count', scalar(found.length)],
          ['page', scalar(page)],
          ['limit', scalar(limit)],
        ]),
      );
    })
    .get('/:documentId', (c) => {
      const document = store.documents.get(c.req.param('documentId'));
      return document === undefined
        ? message(c, 404, 'Document not found')
        : answer(c, document.body);
    });
}

/** Oldest first. A part of the name or id is enough, in any case; one of the tags is enough. */
function search(store: Store, { status, words, tags }: Filter): StoredDocument[] {
  return [...store.documents.values()].filter(
    (document) =>
      (status === undefined || document.status === status) &&
      (document.document_name.toLowerCase().includes(words) ||
        document.document_id.toLowerCase().includes(words)) &&
      (tags.length === 0 || tags.some((tag) => document.tags.includes(tag.trim()))),
  );
}
