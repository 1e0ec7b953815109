import type { Random } from '@/lib/sandbox/sample/random';
import type { Fault } from '../upstream/fault';

/** Long enough after a lost call that no look for it is still going on, on the busiest machine. */
export const LATE_MS = 8_000;

const JSON_TYPE = { 'content-type': 'application/json' };
const HTML = '<html><title>502 Bad Gateway</title></html>';

type Answer = Fault['answer'];

function status(code: number, body: string, headers: Record<string, string> = JSON_TYPE): Answer {
  return { kind: 'status', status: code, body, headers };
}

/** Answers after which nobody can know by them whether the call was done. */
const TELLING_NOTHING: readonly Answer[] = [
  { kind: 'hang' },
  { kind: 'reset' },
  { kind: 'bomb' },
  { kind: 'deep' },
  status(200, ''),
  status(204, ''),
  status(200, '[]'),
  status(200, '{}'),
  status(200, '{"data":[]}'),
  status(200, '{"data":{"magic_canvas":7}}'),
  status(200, HTML, { 'content-type': 'text/html' }),
  status(200, HTML),
  status(302, '', { location: 'http://127.0.0.1:9/' }),
  status(307, '', { location: '/v2/elsewhere' }),
  status(500, '{"error":"boom"}'),
  status(502, HTML, { 'content-type': 'text/html' }),
  status(503, '', { 'retry-after': '1' }),
  status(504, HTML, { 'content-type': 'text/html' }),
];

/** Answers that say the call was not done. */
const REFUSING: readonly Answer[] = [
  status(400, `{"error":"Bad Request: {'skills': {'magic_canvas': ['No.']}}"}`),
  status(401, '{"message":"Invalid access token"}'),
  status(403, '{"error":"No"}'),
  status(404, '{"error":"PAL not found"}'),
  status(409, '{"error":"Busy"}'),
  status(409, '{"conflict":"maker_changes","message":"A draft"}'),
  status(412, '{"error":"Changed"}'),
  status(423, '{"error":"Locked"}'),
  status(429, '{"error":"Slow down"}', { ...JSON_TYPE, 'retry-after': '1' }),
];

/** What may happen to the PUT: done at once, never, or later than it was given up. */
export function putFault(random: Random, path: string, storedInstead: string): Fault | null {
  const of = { method: 'PUT' as const, path, times: 1 };
  switch (random.below(8)) {
    case 0:
      return null;
    case 1:
      return { ...of, apply: 'never', answer: random.pick(REFUSING) };
    case 2:
      return { ...of, apply: 'never', answer: random.pick(TELLING_NOTHING) };
    case 3:
      return { ...of, apply: { afterMs: 1 + random.below(100) }, answer: { kind: 'reset' } };
    case 4:
      return { ...of, apply: { afterMs: LATE_MS }, answer: random.pick(TELLING_NOTHING) };
    case 5:
      return { ...of, body: storedInstead, answer: random.chance(0.5) ? REAL : { kind: 'reset' } };
    case 6:
      return { ...of, answer: random.pick([{ kind: 'cut' }, { kind: 'drip', everyMs: 40 }, REAL]) };
    default:
      return { ...of, answer: random.pick(TELLING_NOTHING) };
  }
}

const REAL: Answer = { kind: 'real' };

/** What may happen to the reads: of before the PUT, and of after it, for a while or for good. */
export function readFaults(random: Random, path: string): Fault[] {
  const of = { method: 'GET' as const, path };
  const any = () => random.pick([...TELLING_NOTHING, ...REFUSING, { kind: 'cut' } as const]);
  const before: Fault = random.chance(0.1)
    ? { ...of, times: 1 + random.below(3), apply: 'never', answer: any() }
    : { ...of, times: 1, answer: REAL };
  // A cut needs the real answer to cut.
  const faults = [before.answer.kind === 'cut' ? { ...before, apply: 'now' as const } : before];
  if (random.chance(0.4)) {
    const answer = any();
    const times = random.chance(0.3) ? {} : { times: 1 + random.below(4) };
    faults.push({ ...of, ...times, apply: 'now', answer });
  }
  return faults;
}
