'use client';

import { useId, useState } from 'react';
import { saveFile } from '@/components/ui/save-file';
import { paths } from '@/lib/paths';
import type { Failure } from '@/lib/result';
import { failureOf } from '../queries';
import { exportSearch, type AttachmentAddress, type ExportFormat } from './address';
import { fetchExport } from './export-file';

export type ExportState =
  | { readonly state: 'idle' }
  | { readonly state: 'fetching'; readonly format: ExportFormat }
  | { readonly state: 'saved'; readonly name: string; readonly leftOutCount: number }
  | { readonly state: 'refused'; readonly format: ExportFormat; readonly failure: Failure };

export interface AttachmentsExport {
  /** PALs that could not be read: a file is without them, as words under this id say. */
  readonly failedCount: number;
  readonly noteId: string;
  readonly last: ExportState;
  /** Where the rows shown can be had as a file. */
  readonly hrefOf: (format: ExportFormat) => string;
  /** @param isPartial whether it may leave PALs out, also where none is known to have failed */
  readonly save: (format: ExportFormat, isPartial?: boolean) => void;
}

/**
 * The rows shown as a file. It is fetched by the page and not by the browser, so that the page can
 * say why there is none.
 * @param failedCount PALs known to be unreadable: without them is then the only file there is
 */
export function useExport(address: AttachmentAddress, failedCount: number): AttachmentsExport {
  const [last, setLast] = useState<ExportState>({ state: 'idle' });
  const noteId = useId();
  const hrefOf = (format: ExportFormat, isPartial = failedCount > 0) =>
    paths.api.attachmentsExport(exportSearch(address, { format, isPartial }));

  async function save(format: ExportFormat, isPartial?: boolean) {
    if (last.state === 'fetching') return;
    setLast({ state: 'fetching', format });
    try {
      const { name, content, leftOutCount } = await fetchExport(hrefOf(format, isPartial));
      saveFile(name, content);
      setLast({ state: 'saved', name, leftOutCount });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setLast({ state: 'refused', format, failure: failureOf(error) });
    }
  }

  return {
    failedCount,
    noteId,
    last,
    hrefOf,
    save: (format, isPartial) => void save(format, isPartial),
  };
}
