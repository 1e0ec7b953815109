'use client';
'use no memo';

import { Switch } from '@/components/ui/switch';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';
import { differsText } from './count-words';

interface CompareToolbarProps {
  countId: string;
  total: number;
  differing: number;
  onlyDifferences: boolean;
  onOnlyDifferences: (isOnly: boolean) => void;
}

export function CompareToolbar(props: CompareToolbarProps) {
  const { countId, total, differing, onlyDifferences, onOnlyDifferences } = props;
  const isHydrated = useIsHydrated();
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p id={countId} tabIndex={-1} role="status" className="font-medium tabular-nums">
        {differsText(differing, total, 'skill')}
      </p>
      <label className="flex items-center gap-2">
        <Switch
          aria-label="Differences only"
          checked={onlyDifferences}
          disabled={!isHydrated}
          onCheckedChange={onOnlyDifferences}
        />
        <span aria-hidden>Differences only</span>
      </label>
    </div>
  );
}
