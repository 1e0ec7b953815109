'use client';

import clsx from 'clsx';
import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type ReactNode, type SyntheticEvent } from 'react';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  size?: 'md' | 'lg';
}

/**
 * Modal while mounted. The platform's own dialog: it traps the focus, makes the page inert and gives
 * the focus back on close. The page behind is kept from scrolling by a rule in globals.css.
 */
export function Dialog({ title, onClose, children, footer, size = 'md' }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // A layout effect: its cleanup runs while the element is still in the page, and only then does
  // close() hand the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);

  function handleCancel(event: SyntheticEvent<HTMLDialogElement>) {
    if (event.target !== event.currentTarget) return; // a file input's cancel bubbles
    event.preventDefault();
    onClose();
  }

  // Browsers let a second Esc close the dialog whatever we say. `open` tells that from our own
  // close-and-reopen, whose event arrives late.
  function handleNativeClose(event: SyntheticEvent<HTMLDialogElement>) {
    if (event.target === event.currentTarget && !event.currentTarget.open) onClose();
  }

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={handleCancel}
      onClose={handleNativeClose}
      className={clsx(
        'm-auto h-dvh max-h-none w-full max-w-none flex-col overflow-hidden border-line bg-surface text-ink backdrop:bg-scrim open:flex',
        'sm:h-fit sm:max-h-[calc(100dvh-4rem)] sm:w-[calc(100%-4rem)] sm:rounded sm:border',
        size === 'lg' ? 'sm:max-w-4xl' : 'sm:max-w-xl',
      )}
    >
      <header className="flex items-start gap-4 border-b border-line py-3 pr-3 pl-4 sm:pl-6">
        <h2
          id={titleId}
          className="min-w-0 flex-1 pt-0.5 text-lg font-medium wrap-anywhere pointer-coarse:pt-2"
        >
          {title}
        </h2>
        <button
          type="button"
          aria-label="Close"
          onClick={onClose}
          className="inline-flex size-7 shrink-0 items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-10"
        >
          <X aria-hidden className="size-4" />
        </button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-4 sm:px-6">
        {children}
      </div>
      {footer && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-3 sm:px-6">
          {footer}
        </footer>
      )}
    </dialog>
  );
}
