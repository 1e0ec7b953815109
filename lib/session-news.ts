/**
 * What the parts of one page tell each other of the session: that somebody was refused for want of
 * one, and that there is one again. Between tabs it is `components/layout/session/session-channel.ts`.
 */
export type SessionNews = 'refused' | 'resumed';

const eventName = (news: SessionNews) => `pal-skills:session-${news}`;

/** Does nothing outside a browser. */
export function tellSession(news: SessionNews): void {
  if (typeof window !== 'undefined') window.dispatchEvent(new Event(eventName(news)));
}

/** @returns ends it */
export function onSessionNews(news: SessionNews, listener: () => void): () => void {
  window.addEventListener(eventName(news), listener);
  return () => window.removeEventListener(eventName(news), listener);
}
