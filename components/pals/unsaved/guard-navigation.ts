import { answerLeaving } from '@/components/pals/editor/use-leave-guard';
import { BEFORE_POPSTATE } from '@/lib/before-popstate';
import { LeavingEvent, type Leave } from '@/lib/leaving';
import { paths } from '@/lib/paths';

/** What the page would be left for: another page, or the end or the renewal of the session. */
export type LeavingFor = 'page' | 'session';

/**
 * Asks before a link of this page, Back or Forward leaves it; another skill of the same PAL is the
 * same page. What unloads the document (reload, close, foreign addresses) is `useLeaveGuard`'s.
 * @param ask is called with what goes on; until that is called, the page stays as it is
 * @returns ends it
 */
export function guardNavigation(ask: (leave: Leave, leavingFor: LeavingFor) => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const home = location.pathname;
  let isLeaving = false;
  const answer = (isAgreed: boolean) => {
    isLeaving = isAgreed;
    answerLeaving(isAgreed);
  };
  const onceAgreed = (leave: Leave, leavingFor: LeavingFor = 'page') =>
    ask(() => {
      answer(true);
      leave();
    }, leavingFor);

  const catchLink = (event: MouseEvent) => {
    const link = isLeaving ? null : leavingLink(event, home);
    if (link === null) return;
    // Next's links do nothing where the default was prevented, and neither does the browser.
    event.preventDefault();
    onceAgreed(() => link.click(), link.pathname === paths.signIn() ? 'session' : 'page');
  };
  const catchLeaving = (event: Event) => {
    if (isLeaving || !(event instanceof LeavingEvent)) return;
    event.preventDefault();
    onceAgreed(event.leave, 'session');
  };
  window.addEventListener('click', catchLink, { capture: true, signal });
  window.addEventListener(LeavingEvent.NAME, catchLeaving, { signal });
  guardHistory({ home, isLeaving: () => isLeaving, ask: onceAgreed, signal });
  // Still here and edited on: what was answered before no longer counts.
  window.addEventListener('input', () => answer(false), { capture: true, signal });
  return () => {
    ended.abort();
    answer(false);
  };
}

/** The link a click follows in this tab to another page of this dashboard, or null. */
function leavingLink(event: MouseEvent, home: string): HTMLAnchorElement | null {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event;
  if (defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return null;
  const link = target instanceof Element ? target.closest('a') : null;
  if (!link?.hasAttribute('href') || link.hasAttribute('download')) return null;
  if (!['', '_self'].includes(link.target) || link.origin !== location.origin) return null;
  return link.pathname === home ? null : link;
}

interface HistoryGuard {
  readonly home: string;
  readonly isLeaving: () => boolean;
  readonly ask: (leave: Leave) => void;
  readonly signal: AbortSignal;
}

/**
 * Back and Forward within the document cannot be refused: by the time they are told, the address
 * has changed. So Next's router is kept from hearing of it and the address is put back.
 */
function guardHistory({ home, isLeaving, ask, signal }: HistoryGuard): void {
  // Only it tells where in the history a page is. A browser without it goes back unasked; the
  // edits are kept all the same.
  if (!('navigation' in window)) return;
  const { navigation } = window;
  let here = navigation.currentEntry?.index;
  let isReturning = false;
  const isHome = () => location.pathname === home;

  const follow = () => {
    if (isHome()) here = navigation.currentEntry?.index;
  };
  const stay = (event: Event) => {
    const there = navigation.currentEntry?.index;
    if (isHome()) {
      // Next's router never heard that the page was left.
      if (isReturning) event.preventDefault();
      isReturning = false;
    } else if (!isLeaving() && here !== undefined && there !== undefined) {
      event.preventDefault();
      const steps = there - here;
      isReturning = true;
      history.go(-steps);
      ask(() => history.go(steps));
    }
  };
  navigation.addEventListener('currententrychange', follow, { signal });
  window.addEventListener(BEFORE_POPSTATE, stay, { signal });
}
