'use client';

import { Dialog } from '@/components/ui/dialog';

const SHORTCUTS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['Ctrl', 'K'], does: 'Search PALs, pages and actions (⌘ K on a Mac)' },
  { keys: ['/'], does: 'Focus search' },
  { keys: ['Ctrl', 'S'], does: 'Review the changes of a PAL (⌘ S on a Mac)' },
  { keys: ['Space'], does: 'Toggle focused skill' },
  { keys: ['Esc'], does: 'Close' },
  { keys: ['?'], does: 'Show these shortcuts' },
];

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-6 gap-y-3">
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="rounded border border-line bg-sunken px-1.5 py-0.5 font-mono text-xs"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
