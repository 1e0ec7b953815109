/** Sent to the window when a link or the router begins to lead elsewhere; the address is still the old one. */
export const BEFORE_NAVIGATION = 'before-navigation';

/** @param type as Next's `onRouterTransitionStart` tells it; of Back and Forward see `before-popstate.ts` */
export function announceNavigation(type: 'push' | 'replace' | 'traverse'): void {
  if (type !== 'traverse') window.dispatchEvent(new Event(BEFORE_NAVIGATION));
}
