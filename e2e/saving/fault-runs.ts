import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Random } from '@/lib/sandbox/sample/random';
import { applyChanges, configsOf, diffSkillSets, type SkillChange } from '@/lib/skill-set/changes';
import { fingerprint } from '@/lib/skill-set/fingerprint';
import type { SaveOutcome } from '@/lib/skill-set/outcome';
import { fromWire } from '@/lib/skill-set/skill-set';
import { saveSkillSet } from '@/lib/tavus/save-skill-set';
import type { SaveTiming } from '@/lib/tavus/settle-save';
import type { Fault } from '../upstream/fault';
import { LATE_MS, putFault, readFaults } from './random-fault';
import { MARKED_SKILL, markOf, objectOf, type WatchedApi } from './watched-api';

export interface FaultFigures {
  readonly runs: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** "Saved" where the API did not hold what was meant when it was read back. */
  readonly false_saved: number;
  /** "Not saved" or "not sent" where it had been applied. */
  readonly false_not_saved: number;
  /** "Not sent" where a PUT had left. */
  readonly false_not_sent: number;
  /** Runs in which more than one PUT left. */
  readonly sent_twice: number;
}

interface Run {
  readonly outcome: SaveOutcome;
  readonly puts: number;
  readonly isFalseSaved: boolean;
  readonly wasApplied: boolean;
}

/** Seconds become tenths: the order of things stays what it is. */
const QUICK: SaveTiming = { putMs: 250, readMs: 500, lookForMs: 800, firstPauseMs: 20 };
const AT_ONCE = 8;
const SKILLS = `{"${MARKED_SKILL}":{"config":{"mark":"old","keep":1.0}},"magic_canvas":{"config":{}}}`;
const CHANGES: readonly SkillChange[] = [
  {
    kind: 'edit',
    skill_id: MARKED_SKILL,
    operations: [{ op: 'replace', path: '/mark', value: '"new"' }],
  },
  { kind: 'attach', skill_id: 'internet_search', config: '{}' },
];
/** A set the API might make of it: one of the changes is not in it. */
const STORED_INSTEAD = `{"skills":{"${MARKED_SKILL}":{"config":{"mark":"new","keep":1.0}},"magic_canvas":{}}}`;

/** Saves that meet faults drawn by lot, before, at and after their PUT, each held to what is true. */
export async function runFaults(
  api: WatchedApi,
  runs: number,
  seed: number,
): Promise<FaultFigures> {
  const random = new Random(seed);
  const done: Run[] = [];
  let left = runs;
  const workers = Array.from({ length: AT_ONCE }, async () => {
    while (left > 0) {
      left -= 1;
      done.push(await oneRun(api, new Random(random.below(2 ** 31))));
    }
  });
  await Promise.all(workers);
  // What was applied late has to find the API still there.
  await wait(LATE_MS);
  const outcomes: Record<string, number> = {};
  for (const { outcome } of done) outcomes[outcome.kind] = (outcomes[outcome.kind] ?? 0) + 1;
  const count = (is: (run: Run) => boolean) => done.filter(is).length;
  return {
    runs: done.length,
    outcomes,
    false_saved: count(({ isFalseSaved }) => isFalseSaved),
    false_not_saved: count(
      ({ outcome, wasApplied }) =>
        wasApplied && (outcome.kind === 'not_saved' || outcome.kind === 'not_sent'),
    ),
    false_not_sent: count(({ outcome, puts }) => outcome.kind === 'not_sent' && puts > 0),
    sent_twice: count(({ puts }) => puts > 1),
  };
}

async function oneRun(api: WatchedApi, random: Random): Promise<Run> {
  const palId = api.createPal(SKILLS);
  const path = `/v2/pals/${palId}/skills`;
  const before = api.skillsOf(palId);
  const onPut = putFault(random, path, STORED_INSTEAD);
  for (const fault of readFaults(random, path)) await order(api, fault);
  if (onPut !== null) await order(api, onPut);
  // Each run is of a day of its own: what the client learnt of the API in another is forgotten.
  globalThis.palSkillsHealth = undefined;
  if (random.chance(0.08)) writeInstead(api, palId, true);
  const [result] = await Promise.all([
    saveSkillSet(
      { palId, saveId: randomUUID(), baseFingerprint: fingerprint(before), changes: CHANGES },
      { timing: QUICK },
    ),
    random.chance(0.3) ? writeOutside(api, palId, random) : undefined,
  ]);
  if (!result.ok) throw new Error(result.error.message);
  const writes = api.writes(palId).filter(({ by }) => by === 'dashboard');
  const meant = applyChanges(configsOf(before), CHANGES);
  if (!meant.ok) throw new Error(meant.error);
  const { data: outcome } = result;
  return {
    outcome,
    puts: await putsOf(api, path),
    isFalseSaved:
      outcome.kind === 'saved' &&
      !(
        diffSkillSets(meant.value, configsOf(fromWire(outcome.set.skills))).length === 0 &&
        writes.some(({ after }) => fingerprint(after) === outcome.set.fingerprint)
      ),
    wasApplied: writes.some(({ after }) => markOf(after) === 'new'),
  };
}

async function writeOutside(api: WatchedApi, palId: string, random: Random): Promise<void> {
  await wait(random.below(300));
  writeInstead(api, palId, random.chance(0.3));
}

function writeInstead(api: WatchedApi, palId: string, isWhole: boolean): void {
  api.writeOutside(palId, (configs) =>
    isWhole
      ? new Map([['magic_canvas', objectOf('{"usage_guidance":"Theirs"}')]])
      : new Map([...configs, ['magic_canvas', objectOf('{"usage_guidance":"Theirs too"}')]]),
  );
}

async function order(api: WatchedApi, fault: Fault): Promise<void> {
  await fetch(`${api.url}/__control/faults`, { method: 'POST', body: JSON.stringify(fault) });
}

async function putsOf(api: WatchedApi, path: string): Promise<number> {
  const response = await fetch(`${api.url}/__control/journal?${new URLSearchParams({ path })}`);
  const entries: unknown = await response.json();
  if (!Array.isArray(entries)) throw new Error('The journal is no list');
  return entries.filter(({ method }) => method === 'PUT').length;
}
