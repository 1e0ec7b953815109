'use client';
'use no memo';

import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactNode, type ToggleEvent } from 'react';
import { LostNote } from './lost-note';
import { PartBoundary } from './part-boundary';

interface MenuProps {
  /** What the button says. */
  label: ReactNode;
  /** Fetches what the panel needs, as soon as somebody is about to open it. */
  onIntent?: () => unknown;
  className?: string;
  /** Mounted only while the menu is open. */
  children: ReactNode;
}

/**
 * A button and the panel it opens: the platform's own popover, which closes on Esc and on a click
 * elsewhere and gives the focus back. Its items are plain buttons and links, one Tab apart.
 */
export function Menu({ label, onIntent, className, children }: MenuProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-expanded={isOpen}
        onPointerEnter={onIntent}
        onFocus={onIntent}
        onBlur={({ currentTarget, relatedTarget }) =>
          closeBehind(currentTarget.nextElementSibling, relatedTarget)
        }
        className={clsx('inline-flex min-w-0 items-center', className)}
      >
        {label}
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
      </button>
      <div
        id={id}
        popover="auto"
        onBeforeToggle={place}
        onToggle={({ newState }) => setIsOpen(newState === 'open')}
        onBlur={({ currentTarget, relatedTarget }) => closeBehind(currentTarget, relatedTarget)}
        className="absolute inset-auto m-0 w-72 max-w-[calc(100vw-2rem)] rounded border border-control bg-surface p-0 text-ink"
      >
        {isOpen && <PartBoundary fallback={<LostNote what="This menu" />}>{children}</PartBoundary>}
      </div>
    </>
  );
}

/** For an item that is done with the menu. */
export function closeMenu(item: Element): void {
  item.closest<HTMLElement>('[popover]')?.hidePopover();
}

/** Whoever tabs on is done with it, too. */
function closeBehind(panel: Element | null, next: EventTarget | null): void {
  if (!(panel instanceof HTMLElement) || !(next instanceof Node)) return;
  if (!panel.contains(next) && next !== panel.previousElementSibling) panel.hidePopover();
}

const WIDTH = 288;
const GAP = 4;

/** Below its button, flush with the side that leaves room; in the document, so that it scrolls along. */
function place({ currentTarget: panel, newState }: ToggleEvent<HTMLElement>): void {
  const button = panel.previousElementSibling;
  if (newState !== 'open' || button === null) return;
  const { left, right, bottom } = button.getBoundingClientRect();
  const start = right - WIDTH < GAP ? left : right - WIDTH;
  panel.style.left = `${Math.max(start + window.scrollX, GAP)}px`;
  panel.style.top = `${bottom + window.scrollY + GAP}px`;
}
