import { SignInAgain } from '@/components/layout/session/sign-in-again';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { palsText } from '../list/count-words';
import type { AttachmentsExport } from './use-export';

interface ExportNoticeProps {
  exporting: AttachmentsExport;
  /** Whether PALs are still being read, for which a file waits. */
  isReading: boolean;
}

/** What a file leaves out, and what became of the one asked for, where it is not just there. */
export function ExportNotice({ exporting, isReading }: ExportNoticeProps) {
  const { failedCount, noteId } = exporting;
  return (
    <div aria-live="polite" className="flex flex-col gap-2 empty:hidden">
      {failedCount > 0 && (
        <p id={noteId} className="text-right text-sm text-muted">
          CSV and JSON leave out {palsText(failedCount)} that could not be read.
        </p>
      )}
      {noticeOf({ exporting, isReading })}
    </div>
  );
}

function noticeOf({ exporting: { last, save }, isReading }: ExportNoticeProps) {
  switch (last.state) {
    case 'idle':
      return null;
    case 'fetching':
      return (
        isReading && (
          <Notice tone="info">
            Preparing export… Your download starts when all PALs are loaded.
          </Notice>
        )
      );
    case 'saved':
      return (
        last.leftOutCount > 0 && (
          <Notice tone="warn">
            {last.name} is without {palsText(last.leftOutCount)} that could not be read.
          </Notice>
        )
      );
    case 'refused': {
      const { format, failure } = last;
      const isIncomplete = failure.code === 'incomplete';
      return (
        <Notice
          tone="bad"
          title={`${format.toUpperCase()} export failed`}
          actions={
            failure.code === 'signed_out' ? (
              <SignInAgain />
            ) : (
              <>
                <Button size="sm" onClick={() => save(format)} aria-label="Retry export">
                  Retry
                </Button>
                {isIncomplete && (
                  <Button size="sm" onClick={() => save(format, true)}>
                    Download what could be read
                  </Button>
                )}
              </>
            )
          }
        >
          <p>{failure.message}</p>
          {failure.detail !== undefined && <p>{failure.detail}</p>}
        </Notice>
      );
    }
  }
}
