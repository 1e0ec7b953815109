import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadSession } from './read-session';
import type { TabMessage } from './session-channel';
import { watchSession, type SessionStanding } from './watch-session';

const MINUTE = 60_000;
const ADA = { id: 'oidc:ada', name: 'ada@example.com' };
const GRACE = { id: 'oidc:grace', name: 'grace@example.com' };

/** A server with one session, and as many tabs on it as a test opens. */
function browser() {
  const began = Date.now();
  const server = {
    user: ADA,
    role: 'editor' as ReadSession['role'],
    seenAt: Date.now() as number | null,
    endsAt: began + 720 * MINUTE,
    isDown: false,
    asked: [] as ('asked' | 'renewed')[],
  };
  const tabs = new Set<(message: TabMessage) => void>();

  async function read(isRenewing: boolean): Promise<ReadSession | null> {
    server.asked.push(isRenewing ? 'renewed' : 'asked');
    if (server.isDown) throw new Error('down');
    const { user, role, endsAt } = server;
    const idleEndsAt = Math.min((server.seenAt ?? 0) + 30 * MINUTE, endsAt);
    if (Date.now() > idleEndsAt) return null;
    if (isRenewing) server.seenAt = Date.now();
    return { user, role, endsAt, idleEndsAt: Math.min((server.seenAt ?? 0) + 30 * MINUTE, endsAt) };
  }

  async function openTab(user = ADA) {
    const seen: SessionStanding[] = [];
    const resumed: boolean[] = [];
    let hear: ((message: TabMessage) => void) | undefined;
    const watcher = watchSession({
      admin: { user, role: 'editor' },
      read,
      openChannel: (onMessage) => {
        hear = onMessage;
        tabs.add(onMessage);
        return {
          post: (message) => tabs.forEach((tab) => tab !== onMessage && tab(message)),
          close: () => tabs.delete(onMessage),
        };
      },
      onChange: (standing) => seen.push(standing),
      onResume: (isRoleNew) => resumed.push(isRoleNew),
    });
    await pass(0);
    return { watcher, seen, resumed, hear, last: () => seen.at(-1)?.state ?? 'running' };
  }

  return { server, openTab, tell: (message: TabMessage) => tabs.forEach((tab) => tab(message)) };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00Z') }));
afterEach(() => vi.useRealTimers());

describe('a session that is watched', () => {
  it('is renewed by somebody at work, at most every two minutes, and by nothing else', async () => {
    const { server, openTab } = browser();
    const { watcher, last } = await openTab();
    for (let seconds = 0; seconds < 60 * 60; seconds += 1) {
      watcher.noteActivity();
      await pass(1_000);
    }
    expect(server.asked.filter((what) => what === 'renewed')).toHaveLength(30);
    expect(last()).toBe('running');
    server.asked.length = 0;
    await pass(20 * MINUTE);
    expect(server.asked).toEqual([]);
  });

  it('that nobody works in is warned of two minutes before its end, and said to have ended', async () => {
    const { openTab } = browser();
    const { seen, last } = await openTab();
    await pass(28 * MINUTE - 1);
    expect(last()).toBe('running');
    await pass(1_000);
    const endsAt = Date.parse('2026-11-23T09:30:00Z');
    expect(seen).toEqual([{ state: 'ending', why: 'idle', endsAt }]);
    await pass(2 * MINUTE);
    expect(seen.at(-1)).toEqual({ state: 'ended', why: 'over' });
  });

  it('goes on after the warning by a press of the button, or of any key', async () => {
    for (const act of ['stay', 'noteActivity'] as const) {
      const { openTab } = browser();
      const { watcher, seen } = await openTab();
      await pass(29 * MINUTE);
      watcher[act]();
      await pass(0);
      expect(seen.map(({ state }) => state)).toEqual(['ending', 'running']);
      await pass(27 * MINUTE);
      expect(seen).toHaveLength(2);
    }
  });

  it('ends after its whole length whatever is done, with a warning of its own', async () => {
    const { openTab } = browser();
    const { watcher, seen } = await openTab();
    for (let minutes = 0; minutes < 721; minutes += 1) {
      watcher.noteActivity();
      await pass(MINUTE);
    }
    expect(seen.filter(({ state }) => state !== 'running')).toEqual([
      { state: 'ending', why: 'lifetime', endsAt: Date.parse('2026-11-23T21:00:00Z') },
      { state: 'ended', why: 'over' },
    ]);
  });

  it('is not called ended where the dashboard does not answer', async () => {
    const { server, openTab } = browser();
    const { last } = await openTab();
    server.isDown = true;
    await pass(40 * MINUTE);
    expect(last()).not.toBe('ended');
    server.isDown = false;
    await pass(MINUTE);
    expect(last()).toBe('ended');
  });

  it('is asked about once where a read was refused, and no more once it has ended', async () => {
    const { server, openTab } = browser();
    const { watcher, last } = await openTab();
    server.seenAt = null;
    server.asked.length = 0;
    for (let times = 0; times < 5; times += 1) watcher.noteRefusal();
    await pass(60 * MINUTE);
    watcher.noteRefusal();
    expect(server.asked).toEqual(['asked']);
    expect(last()).toBe('ended');
  });

  it('that a refused read was wrong about lets the reads go on, at most once a minute', async () => {
    const { openTab } = browser();
    const { watcher, resumed, seen } = await openTab();
    for (let times = 0; times < 90; times += 1) {
      watcher.noteRefusal();
      await pass(1_000);
    }
    expect(resumed).toEqual([false, false]);
    expect(seen).toEqual([]);
  });
});

describe('several tabs', () => {
  it('share what one of them does', async () => {
    const { server, openTab } = browser();
    const one = await openTab();
    const other = await openTab();
    await pass(27 * MINUTE);
    one.watcher.noteActivity();
    await pass(27 * MINUTE);
    expect(other.last()).toBe('running');
    await pass(2 * MINUTE);
    expect([one.last(), other.last()]).toEqual(['ending', 'ending']);
    other.watcher.stay();
    await pass(0);
    expect([one.last(), other.last()]).toEqual(['running', 'running']);
    expect(server.asked.filter((what) => what === 'renewed')).toHaveLength(2);
  });

  it('are told of a sign-out, and go on when the same person signs in again', async () => {
    const { server, openTab, tell } = browser();
    const tab = await openTab();
    server.seenAt = null;
    tell({ kind: 'signed_out' });
    expect(tab.seen).toEqual([{ state: 'ended', why: 'signed_out' }]);
    server.seenAt = Date.now();
    const other = await openTab();
    await pass(0);
    expect(tab.last()).toBe('resumed');
    expect(tab.resumed).toEqual([false]);
    expect(other.last()).toBe('running');
    tab.watcher.noteActivity();
    expect(tab.last()).toBe('running');
  });

  it('say so when somebody else signs in, and do not talk in circles about it', async () => {
    const { server, openTab, tell } = browser();
    const tabs = [await openTab(), await openTab(), await openTab()];
    tell({ kind: 'signed_out' });
    server.user = GRACE;
    server.asked.length = 0;
    const hers = await openTab(GRACE);
    await pass(MINUTE);
    for (const tab of tabs) {
      expect(tab.seen.at(-1)).toEqual({ state: 'replaced', name: 'grace@example.com' });
      expect(tab.resumed).toEqual([]);
    }
    expect(hers.last()).toBe('running');
    expect(server.asked.length).toBeLessThan(8);
  });

  it('learn of another role of the same person', async () => {
    const { server, openTab } = browser();
    const tab = await openTab();
    server.role = 'viewer';
    tab.watcher.noteActivity();
    await pass(0);
    expect(tab.resumed).toEqual([true]);
    expect(tab.last()).toBe('running');
  });
});
