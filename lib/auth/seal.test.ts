import { sealData } from 'iron-session';
import { expect, it } from 'vitest';
import { openSession, sealSession, sessionCookie } from './seal';
import { CLOCK_SKEW_MS, IDLE_MS, LIFETIME_MS, renewed, type Session } from './session';

const SECRET = 'a secret of the tests, long enough';
const NOW = Date.now();

function session(more: Partial<Session> = {}): Session {
  return {
    sid: 'a-session-of-the-tests',
    user: { id: 'admin', name: 'Admin' },
    role: 'editor',
    method: 'password',
    startedAt: NOW,
    seenAt: NOW,
    credential: 'what it was opened with',
    opened: { log: 'a', position: 3 },
    ...more,
  };
}

async function reopened(more: Partial<Session>, now = NOW) {
  return openSession(await sealSession(session(more), SECRET), SECRET, now);
}

it('opens what it has sealed, and shows nothing of it', async () => {
  const sealed = await sealSession(session(), SECRET);
  expect(sealed).not.toMatch(/admin|editor/i);
  expect(await openSession(sealed, SECRET, NOW)).toEqual(session());
});

it('gives each sealing its own text', async () => {
  expect(await sealSession(session(), SECRET)).not.toBe(await sealSession(session(), SECRET));
});

it('ends a session after half an hour without activity', async () => {
  const seenAt = NOW - IDLE_MS;
  expect(await reopened({ startedAt: seenAt, seenAt })).not.toBeNull();
  expect(await reopened({ startedAt: seenAt, seenAt }, NOW + 1)).toBeNull();
});

it('ends a session after half a day, however active', async () => {
  expect(await reopened({ startedAt: NOW - LIFETIME_MS })).not.toBeNull();
  expect(await reopened({ startedAt: NOW - LIFETIME_MS }, NOW + 1)).toBeNull();
});

it('keeps a session whose clock was put back by up to an hour, and none of a later time', async () => {
  const ahead = (ms: number) => ({ startedAt: NOW + ms, seenAt: NOW + ms });
  expect(CLOCK_SKEW_MS).toBe(60 * 60_000);
  expect(await reopened(ahead(CLOCK_SKEW_MS))).not.toBeNull();
  expect(await reopened(ahead(CLOCK_SKEW_MS + 1))).toBeNull();
});

it('lasts no longer than any other once it was renewed after that', () => {
  const ahead = session({ startedAt: NOW + CLOCK_SKEW_MS, seenAt: NOW + CLOCK_SKEW_MS });
  expect(renewed(ahead, NOW)).toEqual(session({ startedAt: NOW, seenAt: NOW }));
  const early = session({ startedAt: NOW - 1, seenAt: NOW - 1 });
  expect(renewed(early, NOW)).toEqual(session({ startedAt: NOW - 1, seenAt: NOW }));
});

it('takes no session of a release that sealed less', async () => {
  for (const missing of ['credential', 'opened']) {
    const old = { ...session(), [missing]: undefined };
    const sealed = await sealData(old, { password: SECRET, ttl: 60 });
    expect(await openSession(sealed, SECRET, NOW)).toBeNull();
  }
});

it('takes nothing that another secret has sealed', async () => {
  const sealed = await sealSession(session(), 'another secret of the tests, as long');
  expect(await openSession(sealed, SECRET, NOW)).toBeNull();
});

it('takes nothing that was altered, at any place', async () => {
  const sealed = await sealSession(session(), SECRET);
  const altered = [...sealed].map(
    (letter, at) => `${sealed.slice(0, at)}${letter === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`,
  );
  const opened = await Promise.all(altered.map((text) => openSession(text, SECRET, NOW)));
  expect(opened.filter((each) => each !== null)).toEqual([]);
});

it('takes nothing that has more behind it', async () => {
  const sealed = await sealSession(session(), SECRET);
  for (const more of ['A', 'AAAA', '~2', '~', ' ', '.5']) {
    expect(await openSession(`${sealed}${more}`, SECRET, NOW)).toBeNull();
  }
});

it.each(['', 'x', '~2', 'Fe26.2*1*a*b*c*d*e*f~2', 'x'.repeat(5_000), '{"role":"editor"}'])(
  'takes %j for no session',
  async (text) => {
    expect(await openSession(text, SECRET, NOW)).toBeNull();
  },
);

it('takes nothing sealed for another purpose, and no role that does not exist', async () => {
  const others = [{}, { state: 'x' }, { ...session(), role: 'owner' }, { ...session(), sid: '' }];
  for (const other of others) {
    const sealed = await sealData(other, { password: SECRET, ttl: 60 });
    expect(await openSession(sealed, SECRET, NOW)).toBeNull();
  }
});

it('sets a cookie for this host alone, hidden from scripts and other sites', () => {
  const options = { httpOnly: true, sameSite: 'strict', path: '/' };
  expect(sessionCookie({ appOrigin: new URL('https://pals.example.com') })).toEqual({
    name: '__Host-pal-skills',
    options: { ...options, secure: true },
  });
  for (const appOrigin of [null, new URL('http://127.0.0.1:3000')]) {
    expect(sessionCookie({ appOrigin })).toEqual({
      name: 'pal-skills',
      options: { ...options, secure: false },
    });
  }
});
