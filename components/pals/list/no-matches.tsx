import { EmptyState } from '@/components/layout/empty-state';
import { Button } from '@/components/ui/button';

interface NoMatchesProps {
  /** Whether a PAL that is still loading may match. */
  isStillReading: boolean;
  onClear: () => void;
}

export function NoMatches({ isStillReading, onClear }: NoMatchesProps) {
  return (
    <EmptyState
      title={isStillReading ? 'No PALs match so far' : 'No PALs match'}
      action={<Button onClick={onClear}>Clear filters</Button>}
    >
      {isStillReading
        ? 'Skills are still loading. Matches will appear here.'
        : 'No results for this search and these filters.'}
    </EmptyState>
  );
}
