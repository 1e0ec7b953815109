import 'server-only';
import { asObject } from '@/lib/json/node';
import { fail } from '@/lib/failures';
import { ok, type Result } from '@/lib/result';
import { tavusRequest } from './client';
import { parseDocument } from './documents';
import { countField, dataOf } from './fields';
import { readAllPages, type WholeList } from './pages';
import type { DocumentSummary } from './wire';

const DOCUMENTS_PER_PAGE = 100;

/** The whole Knowledge Base, `GET /v2/documents`, page by page, after all reads that users wait for. */
export function listDocuments(): Promise<Result<WholeList<DocumentSummary>>> {
  return readAllPages({
    idOf: (document) => document.document_id,
    read: async (page) => {
      const answer = await tavusRequest({
        method: 'GET',
        path: ['v2', 'documents'],
        // Documents are counted from page 0, PALs from 1.
        query: { limit: String(DOCUMENTS_PER_PAGE), page: String(page - 1) },
        isBackground: true,
      });
      if (!answer.ok) return answer;
      const envelope = asObject(answer.body);
      const data = dataOf(answer.body);
      if (envelope === undefined || data?.kind !== 'array') return fail('unexpected_answer');
      return ok({
        items: data.items.map(parseDocument).filter((document) => document !== null),
        length: data.items.length,
        total: countField(envelope, 'total_count'),
      });
    },
  });
}
