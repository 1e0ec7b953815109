import { EmptyState } from '@/components/layout/empty-state';
import { Button } from '@/components/ui/button';

interface NoMatchesProps {
  /** Whether a PAL that is not read yet may still turn out to match. */
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
        ? 'Skills are still being read; what matches will appear here.'
        : 'Nothing in this account fits the search and filters together.'}
    </EmptyState>
  );
}
