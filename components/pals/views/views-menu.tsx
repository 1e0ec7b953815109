'use client';
'use no memo';

import { Bookmark } from 'lucide-react';
import dynamic from 'next/dynamic';
import { buttonClass } from '@/components/ui/button-class';
import { Menu } from '@/components/ui/menu';
import type { ViewsPanelProps } from './views-panel';

const loadPanel = () => import('./views-panel');
const ViewsPanel = dynamic(async () => (await loadPanel()).ViewsPanel, {
  loading: () => <p className="p-4 text-sm text-muted">Loading</p>,
});

/** Searches that were given a name, to come back to; kept in this browser. */
export function ViewsMenu(props: ViewsPanelProps) {
  return (
    <Menu
      className={buttonClass()}
      onIntent={() => loadPanel().catch(() => undefined)}
      label={
        <>
          <Bookmark aria-hidden className="size-4" />
          Views
        </>
      }
    >
      <ViewsPanel {...props} />
    </Menu>
  );
}
