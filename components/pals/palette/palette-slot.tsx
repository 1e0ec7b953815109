'use client';
'use no memo';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { isTyping } from '@/components/ui/is-typing';
import { LostDialog } from '@/components/ui/lost-note';
import { PartBoundary } from '@/components/ui/part-boundary';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';

const loadPalette = () => import('./command-palette');
const CommandPalette = dynamic(async () => (await loadPalette()).CommandPalette, {
  loading: () => null,
});
const ShortcutsDialog = dynamic(async () => (await import('./shortcuts-dialog')).ShortcutsDialog, {
  loading: () => null,
});

/** The palette's button and keys; what they open is loaded when it is first wanted. */
export function PaletteSlot() {
  const isHydrated = useIsHydrated();
  const [shown, setShown] = useState<'palette' | 'shortcuts' | null>(null);
  /** What was typed before the palette's own field was there. */
  const [early, setEarly] = useState('');

  useEffect(() => {
    function open(event: KeyboardEvent) {
      if (event.defaultPrevented) return;
      const isDialogOpen = document.querySelector('dialog[open]') !== null;
      if (isPaletteKey(event)) {
        // Also from within a field: the keys mean nothing there.
        event.preventDefault();
        if (isDialogOpen) return;
        setEarly('');
        setShown('palette');
      } else if (shown === 'palette' && !isDialogOpen) {
        // Meant for the palette, and not for the field that still has the focus.
        if (!isText(event)) return;
        event.preventDefault();
        if (event.key === 'Escape') setShown(null);
        else setEarly((typed) => afterKey(typed, event.key));
      } else if (event.key === '?' && !isTyping(event.target)) {
        event.preventDefault();
        setShown('shortcuts');
      }
    }
    document.addEventListener('keydown', open, { capture: shown === 'palette' });
    return () => document.removeEventListener('keydown', open, { capture: shown === 'palette' });
  }, [shown]);

  const close = () => setShown(null);
  return (
    <>
      <button
        type="button"
        aria-label="Search PALs and pages"
        aria-keyshortcuts="Control+K Meta+K"
        title="Search PALs and pages (Ctrl K)"
        disabled={!isHydrated}
        onPointerEnter={() => loadPalette().catch(() => undefined)}
        onClick={() => {
          setEarly('');
          setShown('palette');
        }}
        className="inline-flex size-8 items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-10"
      >
        <Search aria-hidden className="size-4" />
      </button>
      {/* Not within the page's header, where the button stands: a dialog has a header of its own. */}
      {shown !== null &&
        createPortal(
          <PartBoundary fallback={<LostDialog what="The search" onClose={close} />}>
            {shown === 'palette' ? (
              <CommandPalette
                typed={early}
                onClose={close}
                onShortcuts={() => setShown('shortcuts')}
              />
            ) : (
              <ShortcutsDialog onClose={close} />
            )}
          </PartBoundary>,
          document.body,
        )}
    </>
  );
}

function isPaletteKey(event: KeyboardEvent): boolean {
  const hasModifier = event.ctrlKey || event.metaKey;
  return hasModifier && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
}

const EDITING_KEYS = ['Backspace', 'Enter', 'Escape'];

/** Whether a key writes, and is no shortcut of the browser. */
function isText({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  return key.length === 1 || EDITING_KEYS.includes(key);
}

function afterKey(typed: string, key: string): string {
  if (key === 'Backspace') return typed.slice(0, -1);
  return key.length === 1 ? typed + key : typed;
}
