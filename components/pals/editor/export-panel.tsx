'use client';

import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { closeMenu } from '@/components/ui/menu';
import { saveFile } from '@/components/ui/save-file';
import { configsOf } from '@/lib/skill-set/changes';
import { fromWire } from '@/lib/skill-set/skill-set';
import type { PalSummary, SkillSetView } from '@/lib/tavus/wire';
import { editsText } from './copy-edits';
import { exportName } from './export-name';

export interface ExportPanelProps {
  readonly pal: PalSummary;
  /** What Tavus held when the page last read it: edits are not in it. */
  readonly held: SkillSetView;
}

/** What is behind "Export". */
export function ExportPanel({ pal, held }: ExportPanelProps) {
  const text = editsText(configsOf(fromWire(held.skills)));
  return (
    <div className="space-y-3 p-4">
      <p className="text-sm">
        Every skill with its settings as Tavus holds them, in the form of the request that puts them
        back. Unsaved edits are not in it.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          onClick={({ currentTarget }) => {
            saveFile(exportName(pal, held.read_at), new Blob([text], { type: 'application/json' }));
            closeMenu(currentTarget);
          }}
        >
          Download JSON
        </Button>
        <CopyButton text={text} label="Copy JSON" isLabelShown />
      </div>
    </div>
  );
}
