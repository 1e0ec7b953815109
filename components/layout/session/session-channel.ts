import type { SessionTimes } from './read-session';

/** What the tabs of one browser tell each other: they share one session. */
export type TabMessage =
  | ({ readonly kind: 'running'; readonly userId: string } & SessionTimes)
  | { readonly kind: 'signed_out' };

const NAME = 'pal-skills:session';

export interface TabChannel {
  readonly post: (message: TabMessage) => void;
  readonly close: () => void;
}

/** Hears the other tabs, never this one. Only pages of this origin can speak there. */
export function openTabChannel(onMessage: (message: TabMessage) => void): TabChannel {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => onMessage(data);
  return {
    post: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}

/** Tells the other tabs that the user signed out in this one. */
export function tellSignedOut(): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage({ kind: 'signed_out' } satisfies TabMessage);
  channel.close();
}
