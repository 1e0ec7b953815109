'use client';
'use no memo';

import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { buttonClass } from '@/components/ui/button-class';
import { Menu } from '@/components/ui/menu';
import type { ExportPanelProps } from './export-panel';

const loadPanel = () => import('./export-panel');
const ExportPanel = dynamic(async () => (await loadPanel()).ExportPanel, {
  loading: () => <p className="p-4 text-sm text-muted">Loading</p>,
});

/** Takes the skill set along as a file or a text; for viewers too. */
export function ExportMenu(props: ExportPanelProps) {
  return (
    <Menu
      className={buttonClass()}
      onIntent={() => loadPanel().catch(() => undefined)}
      label={
        <>
          <Download aria-hidden className="size-4" />
          Export
        </>
      }
    >
      <ExportPanel {...props} />
    </Menu>
  );
}
