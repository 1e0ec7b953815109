import { announceNavigation } from '@/lib/before-navigation';
import { announcePopstate } from '@/lib/before-popstate';
import { requireTrustedTypes } from '@/lib/trusted-types';

// Next runs this file in the browser before anything of the app.
requireTrustedTypes();
announcePopstate();

/** Called by Next as a navigation begins. */
export function onRouterTransitionStart(
  _href: string,
  type: 'push' | 'replace' | 'traverse',
): void {
  announceNavigation(type);
}
