import 'server-only';
import { asObject, asString, type JsonNode } from '@/lib/json/node';
import { countField, dataOf } from '@/lib/tavus/fields';
import { probe, type Probe } from '@/lib/tavus/probe';
import type { Upstream } from '@/lib/tavus/upstream';
import { failed, ok, skipped, warning, type Check } from './check';
import { shapeOf } from './shape';

/** Session times and certificates go wrong from about here on. */
const MAX_SKEW_MS = 60_000;
const PAL_LISTS = [
  ['PALs', {}],
  ['PALs, type user', { pal_type: 'user' }],
  ['PALs, type system', { pal_type: 'system' }],
] as const;

/** Reads the API as the dashboard does, a few small calls one after another, and says what came. */
export async function checkApi(upstream: Upstream): Promise<Check[]> {
  const palPage = { limit: '1', page: '1' };
  const first = await probe(upstream, ['v2', 'pals'], palPage);
  const checks = [keyCheck(first), clockCheck(first)];
  if (!first.ok || first.status !== 200) return checks;

  const lists: Probe[] = [first];
  for (const [, type] of PAL_LISTS.slice(1)) {
    lists.push(await probe(upstream, ['v2', 'pals'], { ...palPage, ...type }));
  }
  checks.push(...PAL_LISTS.map(([name], index) => countCheck(name, lists[index])));

  const registry = await probe(upstream, ['v2', 'skills']);
  const palId = idOf(first);
  const pal = palId === null ? null : await probe(upstream, ['v2', 'pals', palId]);
  const set = palId === null ? null : await probe(upstream, ['v2', 'pals', palId, 'skills']);
  const documents = await probe(upstream, ['v2', 'documents'], { limit: '1', page: '0' });
  checks.push(
    shapeCheck('Shape of a registry item', registry, firstOf),
    shapeCheck('Shape of a PAL', pal, (body) => firstOf(body) ?? body),
    shapeCheck('Shape of an attachment', set, firstValueOf),
    shapeCheck('Shape of a document page', documents, (body) => body),
    shapeCheck('Shape of a document', documents, firstOf),
    limitCheck([...lists, registry, pal, set, documents]),
  );
  return checks;
}

function keyCheck(answer: Probe): Check {
  if (!answer.ok) {
    return failed(
      'API key',
      `The API did not answer (${answer.code}).`,
      'See DNS and TLS above. If both are ok, the API may be down: try again later.',
    );
  }
  const { status, durationMs } = answer;
  if (status === 200) return ok('API key', `Accepted, in ${durationMs} ms.`);
  if (status === 401 || status === 403) {
    return failed(
      'API key',
      `Rejected (${status}).`,
      "Set a valid TAVUS_API_KEY. Keys can be bound to IP addresses: check that this server's address is allowed.",
    );
  }
  if (status === 429) {
    return failed('API key', 'Rate limited (429).', 'Wait some minutes, then try again.');
  }
  if (status >= 300 && status < 400) {
    return failed('API key', `Redirected (${status}).`, 'Check TAVUS_BASE_URL.');
  }
  return failed(
    'API key',
    `Unexpected status ${status}.`,
    status >= 500 ? 'Tavus has a problem: try again later.' : 'Check TAVUS_BASE_URL.',
  );
}

function clockCheck(answer: Probe): Check {
  const date = answer.ok ? Date.parse(answer.header('date') ?? '') : NaN;
  if (Number.isNaN(date)) return skipped('Clock', 'The answer has no Date to compare with.');
  const seconds = Math.round(Math.abs(Date.now() - date) / 1_000);
  if (seconds * 1_000 <= MAX_SKEW_MS) {
    return ok('Clock', `Differs from Tavus's by ${seconds} s at most.`);
  }
  const direction = Date.now() > date ? 'ahead of' : 'behind';
  return failed(
    'Clock',
    `${seconds} s ${direction} Tavus's.`,
    "Set this server's clock, or turn on time synchronization (NTP).",
  );
}

function countCheck(name: string, answer: Probe | undefined): Check {
  if (answer === undefined || !answer.ok || answer.status !== 200) return unread(name, answer);
  const envelope = answer.body === null ? undefined : asObject(answer.body);
  const count = envelope === undefined ? null : countField(envelope, 'total_count');
  return count === null
    ? warning(name, 'The list does not say how many there are.', 'Report this as a bug.')
    : ok(name, `${count}.`);
}

function shapeCheck(
  name: string,
  answer: Probe | null,
  select: (body: JsonNode) => JsonNode | null,
): Check {
  if (answer === null) return skipped(name, 'The account has no PAL.');
  if (!answer.ok || answer.status !== 200) return unread(name, answer);
  if (answer.body === null) {
    return failed(
      name,
      'The answer is not JSON.',
      'A proxy or firewall may answer in place of Tavus.',
    );
  }
  const selected = select(answer.body);
  if (selected === null) return skipped(name, 'There is none to look at.');
  const object = asObject(selected);
  return object === undefined
    ? warning(name, `It is ${selected.kind}, not an object.`, 'Report this as a bug.')
    : ok(name, '', { fields: shapeOf(object) });
}

function limitCheck(answers: readonly (Probe | null)[]): Check {
  const values = new Map<string, string>();
  for (const answer of answers) {
    if (answer === null || !answer.ok) continue;
    for (const name of answer.headerNames.filter((each) => /ratelimit|retry-after/i.test(each))) {
      const value = answer.header(name) ?? '';
      values.set(name, /^\d{1,12}$/.test(value) ? value : 'not a number');
    }
  }
  const told = [...values].map(([name, value]) => `${name}: ${value}`);
  return ok('Rate limit', told.length === 0 ? 'No headers about limits.' : `${told.join(', ')}.`);
}

function unread(name: string, answer: Probe | undefined): Check {
  const why = answer === undefined ? 'unknown' : answer.ok ? String(answer.status) : answer.code;
  return failed(name, `Could not be read (${why}).`, 'Try again; if it stays, report it as a bug.');
}

/** The first item of a list in `data`; null where there is none, or no list. */
function firstOf(body: JsonNode): JsonNode | null {
  const data = dataOf(body);
  return data?.kind === 'array' ? (data.items[0] ?? null) : null;
}

/** The first value of an object in `data`. */
function firstValueOf(body: JsonNode): JsonNode | null {
  const data = dataOf(body);
  const [first] = data?.kind === 'object' ? data.entries.values() : [];
  return first ?? null;
}

function idOf(answer: Probe): string | null {
  const item = answer.ok && answer.body !== null ? firstOf(answer.body) : null;
  const pal = item === null ? undefined : asObject(item);
  return asString(pal?.entries.get('pal_id')) ?? asString(pal?.entries.get('persona_id')) ?? null;
}
