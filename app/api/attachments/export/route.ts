import { filtersOf, PARTIAL } from '@/components/pals/attachments/address';
import { collectRows } from '@/components/pals/attachments/collect-rows';
import { LEFT_OUT_HEADER } from '@/components/pals/attachments/export-file';
import { csvLines, jsonLines } from '@/components/pals/attachments/export-rows';
import { filterRows } from '@/components/pals/attachments/filter-rows';
import { loadAttachmentAddress } from '@/components/pals/attachments/load-address';
import { sortRows } from '@/components/pals/attachments/sort-rows';
import { palsText } from '@/components/pals/list/count-words';
import { adminRoute } from '@/lib/auth/admin-route';
import { respond, respondWithFile } from '@/lib/respond';
import { fail } from '@/lib/failures';

const WRITERS = { csv: csvLines, json: jsonLines };
const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json' };

/**
 * What the page of attachments shows under the same search, as a file. An account that could not be
 * read whole is refused, since a file does not tell what is missing from it; with `partial=1` it is
 * given, and its name says so.
 */
export const GET = adminRoute(async (request) => {
  const { searchParams } = new URL(request.url);
  const format = searchParams.get('format') === 'json' ? 'json' : 'csv';
  const collected = await collectRows(request.signal);
  if (!collected.ok) return respond(collected);
  const { rows, unread } = collected.data;
  const [first] = unread;
  if (first !== undefined && searchParams.get(PARTIAL) !== '1') {
    const detail = `${palsText(unread.length)} could not be read, the first with: ${first.message}`;
    return respond(fail('incomplete', { detail }));
  }
  const address = loadAttachmentAddress(searchParams);
  const shown = sortRows(filterRows(rows, filtersOf(address, Date.now())), address.sort);
  const day = new Date().toISOString().slice(0, 10);
  const name = `attachments-${day}${unread.length > 0 ? '-partial' : ''}.${format}`;
  return respondWithFile(WRITERS[format](shown), {
    type: TYPES[format],
    name,
    more: { [LEFT_OUT_HEADER]: String(unread.length) },
  });
});
