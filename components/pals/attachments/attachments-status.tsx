import { FleetStatus } from '../fleet/fleet-status';
import { countText, palsText } from '../list/count-words';

interface AttachmentsStatusProps {
  total: number;
  shownCount: number;
  /** How many PALs' skills are read so far; null when there is no more to come. */
  readCount: number | null;
  palCount: number;
  /** PALs whose skills could not be read: their attachments are not here. */
  failedCount: number;
  /** When the oldest skills shown were read, ISO 8601; null while reading, or where none are. */
  asOf: string | null;
}

export function AttachmentsStatus(props: AttachmentsStatusProps) {
  const { total, shownCount, readCount, palCount, failedCount, asOf } = props;
  return (
    <FleetStatus
      shown={[shownWords(total, shownCount), ...failedWords(failedCount)]}
      progress={
        readCount === null ? null : `Loading ${countText(readCount)} of ${palsText(palCount)}`
      }
      asOfLabel="Last updated"
      asOf={asOf}
    />
  );
}

function shownWords(total: number, shownCount: number): string {
  const all = total === 1 ? '1 attachment' : `${countText(total)} attachments`;
  return shownCount === total ? all : `${countText(shownCount)} of ${all}`;
}

function failedWords(failedCount: number): string[] {
  return failedCount === 0 ? [] : [`${palsText(failedCount)} could not be read`];
}
