import { appendFileSync } from 'node:fs';
import { sealSession } from '@/lib/auth/seal';
import { IDLE_MS, LIFETIME_MS, type Session } from '@/lib/auth/session';
import { COOKIE_NAME, newTestSession, TEST_SESSION_SECRET } from '../session';

/** Half way through somebody's work, whatever the test goes on to do. */
const A_MINUTE = 60_000;

/**
 * Cookie headers that give no access, by what is wrong with them.
 * @param revocationsFile the dashboard's; two sign-outs are written to it, as another instance would
 */
export async function badCookies(
  revocationsFile: string,
): Promise<ReadonlyMap<string, string | undefined>> {
  const now = Date.now();
  const good = newTestSession('editor');
  const sealed = (session: Session, secret = TEST_SESSION_SECRET) => sealSession(session, secret);
  const value = await sealed(good);

  const gone = newTestSession('editor');
  const everywhere = newTestSession('editor', { id: 'signed-out-everywhere', name: 'Gone' });
  const revocations = [
    { kind: 'session', sid: gone.sid, at: now },
    { kind: 'user', user_id: everywhere.user.id, at: now },
  ];
  appendFileSync(revocationsFile, revocations.map((line) => `${JSON.stringify(line)}\n`).join(''));

  const idle = { startedAt: now - IDLE_MS - A_MINUTE, seenAt: now - IDLE_MS - A_MINUTE };
  const over = { startedAt: now - LIFETIME_MS - A_MINUTE, seenAt: now };
  const plain = Buffer.from(JSON.stringify(good)).toString('base64url');
  const values: Readonly<Record<string, string>> = {
    empty: '',
    'no seal': 'editor',
    'not sealed': plain,
    'half an hour idle': await sealed({ ...good, ...idle }),
    'half a day old': await sealed({ ...good, ...over }),
    'from the future': await sealed({ ...good, startedAt: now + LIFETIME_MS, seenAt: now }),
    'of another password': await sealed({ ...good, credential: 'c'.repeat(43) }),
    'of another list of sign-outs': await sealed({
      ...good,
      opened: { ...good.opened, log: 'another' },
    }),
    'signed out': await sealed(gone),
    'signed out everywhere': await sealed(everywhere),
    "sealed with another's secret": await sealed(good, 'x'.repeat(TEST_SESSION_SECRET.length)),
    ...Object.fromEntries(
      [0.1, 0.3, 0.5, 0.7, 0.95].map((place) => [`altered at ${place}`, altered(value, place)]),
    ),
    'cut short': value.slice(0, -8),
    'with more behind it': `${value}AAAA`,
  };
  return new Map([
    ['no cookie', undefined],
    ...Object.entries(values).map(([why, text]) => [why, `${COOKIE_NAME}=${text}`] as const),
    ['under another name', `session=${value}; __Host-pal-skills=${value}`],
  ]);
}

/** Another letter in place of one, at a part of the length. */
function altered(value: string, place: number): string {
  const at = Math.floor(value.length * place);
  return `${value.slice(0, at)}${value[at] === 'A' ? 'B' : 'A'}${value.slice(at + 1)}`;
}
