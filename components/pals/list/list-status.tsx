import { FleetStatus } from '../fleet/fleet-status';
import { countText, palsText } from './count-words';
import type { FilteredPals } from './filter-pals';

interface ListStatusProps {
  total: number;
  found: FilteredPals;
  /** How many PALs' skills are read so far; null when there is no more to come. */
  readCount: number | null;
  /** When the oldest skills shown were read, ISO 8601; null while reading, or where none are. */
  asOf: string | null;
}

/** How many PALs are shown, which ones a skill filter cannot judge, and how far the reading is. */
export function ListStatus({ total, found, readCount, asOf }: ListStatusProps) {
  return (
    <FleetStatus
      shown={[shownWords(total, found), ...undecidedWords(found)]}
      progress={
        readCount === null ? null : `Loading ${countText(readCount)} of ${countText(total)}`
      }
      asOfLabel="Updated"
      asOf={asOf}
    />
  );
}

function shownWords(total: number, { shown }: FilteredPals): string {
  const pals = palsText(total);
  return shown.length === total ? pals : `${countText(shown.length)} of ${pals}`;
}

function undecidedWords({ unreadCount, failedCount }: FilteredPals): string[] {
  const words = [];
  if (unreadCount > 0) {
    words.push(`${countText(unreadCount)} not read yet ${are(unreadCount)} not shown`);
  }
  if (failedCount > 0) {
    words.push(`${countText(failedCount)} that could not be read ${are(failedCount)} not shown`);
  }
  return words;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}
