'use client';
'use no memo';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { isTyping } from '@/components/ui/is-typing';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';

const CommandPalette = dynamic(async () => (await import('./command-palette')).CommandPalette, {
  loading: () => null,
});
const ShortcutsDialog = dynamic(async () => (await import('./shortcuts-dialog')).ShortcutsDialog, {
  loading: () => null,
});

/** The palette's button and keys; what they open is loaded when it is first wanted. */
export function PaletteSlot() {
  const isHydrated = useIsHydrated();
  const [shown, setShown] = useState<'palette' | 'shortcuts' | null>(null);

  useEffect(() => {
    function open(event: KeyboardEvent) {
      if (event.defaultPrevented) return;
      if (isPaletteKey(event)) {
        // Also from within a field: the keys mean nothing there.
        event.preventDefault();
        if (document.querySelector('dialog[open]') === null) setShown('palette');
      } else if (event.key === '?' && !isTyping(event.target)) {
        event.preventDefault();
        setShown('shortcuts');
      }
    }
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  }, []);

  const close = () => setShown(null);
  return (
    <>
      <button
        type="button"
        aria-label="Search PALs and pages"
        aria-keyshortcuts="Control+K Meta+K"
        title="Search PALs and pages (Ctrl K)"
        disabled={!isHydrated}
        onClick={() => setShown('palette')}
        className="inline-flex size-8 items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-10"
      >
        <Search aria-hidden className="size-4" />
      </button>
      {/* Not within the page's header, where the button stands: a dialog has a header of its own. */}
      {shown !== null &&
        createPortal(
          shown === 'palette' ? (
            <CommandPalette onClose={close} onShortcuts={() => setShown('shortcuts')} />
          ) : (
            <ShortcutsDialog onClose={close} />
          ),
          document.body,
        )}
    </>
  );
}

function isPaletteKey(event: KeyboardEvent): boolean {
  const hasModifier = event.ctrlKey || event.metaKey;
  return hasModifier && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
}
