/**
 * Sent to the window ahead of every Back and Forward within the document; cancelled, nobody else
 * hears of it, Next's router included. The address has changed by then.
 */
export const BEFORE_POPSTATE = 'before-popstate';

/**
 * Has to run before Next's router listens: browsers serve the listeners of a window in the order
 * they came in, and "capture" changes nothing about that (Chromium 156, where it should).
 */
export function announcePopstate(): void {
  const announce = (event: PopStateEvent) => {
    const isFree = window.dispatchEvent(new Event(BEFORE_POPSTATE, { cancelable: true }));
    if (!isFree) event.stopImmediatePropagation();
  };
  window.addEventListener('popstate', announce, { capture: true });
}
