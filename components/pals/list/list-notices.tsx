import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Timestamp } from '@/components/ui/timestamp';
import type { PalList } from '@/lib/tavus/wire';
import { failureOf } from '../queries';
import { palsText } from './count-words';

interface ListNoticesProps {
  list: PalList;
  listError: Error | null;
  onRetryList: () => void;
  setsError: Error | null;
  /** When the oldest skills that are shown were read; null where none are, or none are old. */
  setsReadAt: string | null;
  /** PALs whose skills nobody is reading and nobody has read. */
  unreadCount: number;
  onRetrySets: () => void;
}

/** What is not as whole or as new as it looks, with the way to mend it. */
export function ListNotices({
  list,
  listError,
  onRetryList,
  setsError,
  setsReadAt,
  unreadCount,
  onRetrySets,
}: ListNoticesProps) {
  return (
    <div aria-live="polite" className="flex flex-col gap-2 empty:hidden">
      {list.missing !== null && (
        <Notice
          tone="warn"
          title="This list is not complete"
          actions={<RetryButton of="the list" onClick={onRetryList} />}
        >
          {list.missing}
        </Notice>
      )}
      {listError !== null && (
        <Notice
          tone="warn"
          title="The list could not be read again"
          actions={mayRetry(listError) && <RetryButton of="the list" onClick={onRetryList} />}
        >
          <p>{failureOf(listError).message}</p>
          <Timestamp label="What you see is as of" value={list.read_at} />
        </Notice>
      )}
      {(setsError !== null || unreadCount > 0) && (
        <Notice
          tone="warn"
          title={skillsTitle(unreadCount)}
          actions={mayRetry(setsError) && <RetryButton of="the skills" onClick={onRetrySets} />}
        >
          {setsError && <p>{failureOf(setsError).message}</p>}
          {setsReadAt !== null && <Timestamp label="What you see is as of" value={setsReadAt} />}
        </Notice>
      )}
    </div>
  );
}

/** Signed out, the line above the page has what to do, and all is read again by itself. */
function mayRetry(error: Error | null): boolean {
  return error === null || failureOf(error).code !== 'signed_out';
}

function skillsTitle(unreadCount: number): string {
  if (unreadCount === 0) return 'The skills could not be read again';
  return `The skills of ${palsText(unreadCount)} were not read`;
}

function RetryButton({ of, onClick }: { of: string; onClick: () => void }) {
  return (
    <Button size="sm" onClick={onClick} aria-label={`Retry reading ${of}`}>
      Retry
    </Button>
  );
}
