import { expect, it } from 'vitest';
import { openSession, sealSession, sessionCookie } from './seal';
import { IDLE_MS, LIFETIME_MS, type Session } from './session';

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

it('bears with a clock that is a minute ahead, and not with more', async () => {
  const ahead = (ms: number) => ({ startedAt: NOW + ms, seenAt: NOW + ms });
  expect(await reopened(ahead(60_000))).not.toBeNull();
  expect(await reopened(ahead(60_001))).toBeNull();
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
    const sealed = await sealSession(other as Session, SECRET);
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
