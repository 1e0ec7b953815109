'use client';
'use no memo';

import clsx from 'clsx';
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';

interface HoverCardProps {
  /** What is always there. It becomes a button, so it can hold words only. */
  children: ReactNode;
  /** What shows on hover, focus and tap; may hold buttons. Mounted only while it shows. */
  card: ReactNode;
  className?: string;
}

/**
 * A small card over everything else (the top layer: no table clips it), below its trigger or above
 * where there is no room. Stays while the pointer or the focus is on either; Esc puts it away.
 */
export function HoverCard({ children, card, className }: HoverCardProps) {
  const [isOpen, setIsOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const cardId = useId();

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault(); // or the same Esc closes the dialog around us
    event.stopPropagation();
    setIsOpen(false);
  }

  return (
    <span
      className="inline-flex max-w-full min-w-0"
      onPointerEnter={(event) => event.pointerType === 'mouse' && setIsOpen(true)}
      onPointerLeave={(event) => event.pointerType === 'mouse' && setIsOpen(false)}
      onFocus={() => setIsOpen(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIsOpen(false);
      }}
      onKeyDown={handleKeyDown}
    >
      <button
        ref={trigger}
        type="button"
        aria-describedby={isOpen ? cardId : undefined}
        onClick={() => setIsOpen(true)}
        className={clsx('min-h-6 min-w-0 cursor-default rounded text-start', className)}
      >
        {children}
      </button>
      {isOpen && (
        <Card id={cardId} trigger={trigger}>
          {card}
        </Card>
      )}
    </span>
  );
}

interface CardProps {
  id: string;
  trigger: RefObject<HTMLElement | null>;
  children: ReactNode;
}

function Card({ id, trigger, children }: CardProps) {
  const ref = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    const card = ref.current;
    if (!card || !trigger.current) return;
    card.showPopover();
    place(card, trigger.current.getBoundingClientRect());
    const follow = () => trigger.current && place(card, trigger.current.getBoundingClientRect());
    window.addEventListener('scroll', follow, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', follow, { capture: true });
  }, [trigger]);

  return (
    <span
      ref={ref}
      id={id}
      popover="manual"
      // The padding bridges the gap to the trigger, so that the pointer can cross it.
      className="fixed inset-auto m-0 w-max max-w-[calc(100vw-1rem)] border-0 bg-transparent p-0 py-1"
    >
      <span className="block rounded border border-control bg-surface px-2 py-1 text-sm text-ink">
        {children}
      </span>
    </span>
  );
}

function place(card: HTMLElement, anchor: DOMRect): void {
  const margin = 8;
  const { width, height } = card.getBoundingClientRect();
  const isRoomBelow = anchor.bottom + height <= window.innerHeight;
  // The body's edge: the window's own width has the scrollbar's gutter in it.
  const end = document.body.getBoundingClientRect().right;
  const left = Math.min(anchor.left, end - width - margin);
  card.style.left = `${Math.max(left, margin)}px`;
  card.style.top = `${isRoomBelow ? anchor.bottom : anchor.top - height}px`;
}
