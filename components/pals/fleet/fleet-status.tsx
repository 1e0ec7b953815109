import { LiveStatus } from '@/components/ui/live-region';
import { Timestamp } from '@/components/ui/timestamp';

interface FleetStatusProps {
  /** What is shown, and what cannot be. */
  shown: readonly string[];
  /** How far the reading is; null when there is no more to come. */
  progress: string | null;
  asOfLabel: string;
  /** When the oldest of what is shown was read, ISO 8601; null while reading, or where nothing is. */
  asOf: string | null;
}

/** The line over a table of all PALs: how much of it is shown, and of when. */
export function FleetStatus({ shown, progress, asOfLabel, asOf }: FleetStatusProps) {
  return (
    <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-4 text-sm text-muted tabular-nums">
      <LiveStatus>{shown.join(' · ')}</LiveStatus>
      <div className="flex items-center">
        {asOf !== null && <Timestamp label={asOfLabel} value={asOf} />}
        <LiveStatus>{progress}</LiveStatus>
      </div>
    </div>
  );
}
