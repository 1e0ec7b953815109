'use no memo';

import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** For a read that succeeded and holds nothing. A failed one is an `ErrorPanel`. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 rounded border border-dashed border-line px-4 py-12 text-center">
      <p className="font-medium">{title}</p>
      {children && <div className="max-w-prose wrap-anywhere text-muted">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
