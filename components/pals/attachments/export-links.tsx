'use client';

import { Download, LoaderCircle } from 'lucide-react';
import type { MouseEvent } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { EXPORT_FORMATS, type ExportFormat } from './address';
import type { AttachmentsExport } from './use-export';

/** Links to the rows shown as a file, which a plain click has the page fetch. */
export function ExportLinks({ exporting }: { exporting: AttachmentsExport }) {
  const { last, failedCount, noteId, hrefOf, save } = exporting;

  function take(event: MouseEvent, format: ExportFormat) {
    // Into a tab of its own, or saved under another name: that is the browser's to do.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    save(format);
  }

  return (
    <>
      {EXPORT_FORMATS.map((format) => {
        const isFetching = last.state === 'fetching' && last.format === format;
        const Icon = isFetching ? LoaderCircle : Download;
        return (
          <a
            key={format}
            href={hrefOf(format)}
            download
            aria-busy={isFetching || undefined}
            aria-describedby={failedCount > 0 ? noteId : undefined}
            onClick={(event) => take(event, format)}
            className={buttonClass('secondary', 'md')}
          >
            <Icon aria-hidden className={isFetching ? 'size-4 animate-spin' : 'size-4'} />
            {format.toUpperCase()}
            <span className="sr-only"> file of the attachments shown</span>
          </a>
        );
      })}
    </>
  );
}
