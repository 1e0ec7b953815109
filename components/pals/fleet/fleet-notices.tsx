import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Timestamp } from '@/components/ui/timestamp';
import { palsText } from '../list/count-words';
import { failureOf } from '../queries';
import type { PalListRead } from './pal-list-gate';
import type { SkillReadingsNow } from './use-skill-readings';

interface FleetNoticesProps {
  read: PalListRead;
  readings: SkillReadingsNow;
}

/** What is incomplete or out of date, with a way to retry. */
export function FleetNotices({ read, readings }: FleetNoticesProps) {
  const { list, error: listError, onRefetch } = read;
  const { error: setsError, unreadCount, pausedCount, asOf, retry } = readings;
  return (
    <div aria-live="polite" className="flex flex-col gap-2 empty:hidden">
      {list.missing !== null && (
        <Notice
          tone="warn"
          title="This list is not complete"
          actions={<RetryButton of="the list" onClick={onRefetch} />}
        >
          {list.missing}
        </Notice>
      )}
      {listError !== null && (
        <Notice
          tone="warn"
          title="Couldn't refresh the list"
          actions={
            mayRetry(listError) && (
              <RetryButton of="the list" isPaused={isPaused(listError)} onClick={onRefetch} />
            )
          }
        >
          <p>{failureOf(listError).message}</p>
          <Timestamp label="Last updated" value={list.read_at} />
        </Notice>
      )}
      {(setsError !== null || unreadCount > 0) && (
        <Notice
          tone="warn"
          title={skillsTitle(unreadCount)}
          actions={
            mayRetry(setsError) && (
              <RetryButton of="the skills" isPaused={isPaused(setsError)} onClick={retry} />
            )
          }
        >
          {setsError && <p>{failureOf(setsError).message}</p>}
          {setsError && asOf !== null && <Timestamp label="Last updated" value={asOf} />}
        </Notice>
      )}
      {setsError === null && pausedCount > 0 && (
        <Notice
          tone="warn"
          title={`Couldn't load skills for ${palsText(pausedCount)}`}
          actions={<RetryButton of="the skills" isPaused onClick={retry} />}
        >
          Rate limited by Tavus.
        </Notice>
      )}
    </div>
  );
}

function isPaused(error: Error | null): boolean {
  return error !== null && failureOf(error).code === 'rate_limited';
}

/** Signed out, the line above the page has what to do, and all is read again by itself. */
function mayRetry(error: Error | null): boolean {
  return error === null || failureOf(error).code !== 'signed_out';
}

function skillsTitle(unreadCount: number): string {
  if (unreadCount === 0) return "Couldn't refresh skills";
  return `Couldn't load skills for ${palsText(unreadCount)}`;
}

interface RetryButtonProps {
  of: string;
  /** Whether Tavus has asked for a pause, which the button passes. */
  isPaused?: boolean;
  onClick: () => void;
}

function RetryButton({ of, isPaused = false, onClick }: RetryButtonProps) {
  return (
    <Button
      size="sm"
      onClick={onClick}
      aria-label={isPaused ? `Try now: ${of}` : `Retry reading ${of}`}
    >
      {isPaused ? 'Try now' : 'Retry'}
    </Button>
  );
}
