'use client';

import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { closeMenu } from '@/components/ui/menu';
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
            download(exportName(pal, held.read_at), text);
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

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the address only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
