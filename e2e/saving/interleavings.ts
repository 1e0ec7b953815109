import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { printJson } from '@/lib/json/print';
import { Random } from '@/lib/sandbox/sample/random';
import type { SkillChange } from '@/lib/skill-set/changes';
import { fingerprint } from '@/lib/skill-set/fingerprint';
import type { SaveOutcome } from '@/lib/skill-set/outcome';
import type { SkillSet } from '@/lib/skill-set/skill-set';
import { viewOf } from '@/lib/skill-set/view';
import { saveSkillSet } from '@/lib/tavus/save-skill-set';
import { readSkillSet } from '@/lib/tavus/skills';
import { MARKED_SKILL, markOf, objectOf, type WatchedApi } from './watched-api';

/** What happened in all runs together. */
export interface Figures {
  runs: number;
  saved: number;
  conflicts: number;
  changed_after: number;
  /** Every other outcome: none is expected without faults. */
  other: number;
  outside_writes: number;
  /** Saves that met an outside write between their re-read and their PUT: the gap nobody can close. */
  hit_the_gap: number;
  /** Saves that were sent though what they were made on was gone before they began. */
  sent_on_old: number;
  /** Skills a save did not touch that were not the same after it, token for token, gap aside. */
  untouched_lost: number;
  /** "Saved" where the API did not hold that set when it was read back. */
  false_saved: number;
  /** Conflicts after which something was sent all the same. */
  sent_in_conflict: number;
}

interface Save {
  readonly mark: string;
  readonly base: string;
  /** How many writes the API had applied when it began. */
  readonly since: number;
  readonly touched: ReadonlySet<string>;
  readonly outcome: SaveOutcome;
}

const ODD = '{ "tenant": 12345678901234567890, "__proto__": [1.0, 1e400], "é": "\\u00e9" }';
const SKILLS = `{"${MARKED_SKILL}":{"config":{"mark":"none"}},"magic_canvas":{"config":{}},"acme.crm[lookup]":{"config":${ODD}}}`;
const AT_ONCE = 8;

/**
 * Two editors and an outside writer at work on one PAL at the same time, over and over, each at
 * moments drawn by lot.
 */
export async function interleave(api: WatchedApi, runs: number, seed: number): Promise<Figures> {
  const figures: Figures = {
    runs: 0,
    saved: 0,
    conflicts: 0,
    changed_after: 0,
    other: 0,
    outside_writes: 0,
    hit_the_gap: 0,
    sent_on_old: 0,
    untouched_lost: 0,
    false_saved: 0,
    sent_in_conflict: 0,
  };
  const random = new Random(seed);
  const workers = Array.from({ length: AT_ONCE }, async () => {
    while (figures.runs < runs) {
      figures.runs += 1;
      await oneRun(api, new Random(random.below(2 ** 31)), figures);
    }
  });
  await Promise.all(workers);
  return figures;
}

async function oneRun(api: WatchedApi, random: Random, figures: Figures): Promise<void> {
  const palId = api.createPal(SKILLS);
  const [first, second] = await Promise.all([
    edit(api, palId, 'first', random),
    edit(api, palId, 'second', random),
    writeNowAndThen(api, palId, random),
  ]);
  judge(api, palId, [...first, ...second], figures);
}

/** An editor who saves twice, and after a conflict tries again on what is there now. */
async function edit(api: WatchedApi, palId: string, name: string, random: Random): Promise<Save[]> {
  const saves: Save[] = [];
  let view = await read(palId);
  for (let tries = 0; tries < 3; tries += 1) {
    await wait(random.below(4));
    const mark = `${name} ${tries}`;
    const changes = someChanges(mark, view.skills, random);
    const request = { palId, saveId: randomUUID(), baseFingerprint: view.fingerprint, changes };
    const since = api.writes(palId).length;
    const result = await saveSkillSet(request);
    if (!result.ok) throw new Error(result.error.message);
    const touched = new Set(changes.map(({ skill_id }) => skill_id));
    saves.push({ mark, base: view.fingerprint, since, touched, outcome: result.data });
    view = 'set' in result.data && result.data.set ? result.data.set : await read(palId);
  }
  return saves;
}

async function read(palId: string): Promise<ReturnType<typeof viewOf>> {
  const set = await readSkillSet(palId);
  if (!set.ok) throw new Error(set.error.message);
  return viewOf(set.data, set.read_at);
}

type Skills = ReturnType<typeof viewOf>['skills'];

function someChanges(mark: string, skills: Skills, random: Random): SkillChange[] {
  const has = (id: string) => skills.some(({ skill_id }) => skill_id === id);
  const text = JSON.stringify(mark);
  const changes: SkillChange[] = has(MARKED_SKILL)
    ? [add(MARKED_SKILL, '/mark', text)]
    : [{ kind: 'attach', skill_id: MARKED_SKILL, config: `{"mark":${text}}` }];
  if (random.chance(0.4)) {
    changes.push(
      has('internet_search')
        ? { kind: 'detach', skill_id: 'internet_search' }
        : { kind: 'attach', skill_id: 'internet_search', config: '{}' },
    );
  }
  if (random.chance(0.4) && has('magic_canvas')) {
    changes.push(add('magic_canvas', '/usage_guidance', text));
  }
  return changes;
}

function add(skill_id: string, path: string, value: string): SkillChange {
  return { kind: 'edit', skill_id, operations: [{ op: 'add', path, value }] };
}

async function writeNowAndThen(api: WatchedApi, palId: string, random: Random): Promise<void> {
  for (let left = random.below(4); left > 0; left -= 1) {
    await wait(random.below(8));
    const which = random.below(3);
    api.writeOutside(palId, (configs) => {
      const next = new Map(configs);
      if (which === 0) next.set('acme.crm[lookup]', objectOf(`{"n":${left}.${left}0, "a":1e400}`));
      else if (which === 1) next.set('magic_canvas', objectOf(`{"usage_guidance":"${left}"}`));
      else if (!next.delete('internet_search')) next.set('internet_search', objectOf('{}'));
      return next;
    });
  }
}

function judge(api: WatchedApi, palId: string, saves: readonly Save[], figures: Figures): void {
  const writes = api.writes(palId);
  figures.outside_writes += writes.filter(({ by }) => by === 'outside').length;
  for (const { mark, base, since, touched, outcome } of saves) {
    const at = writes.findIndex(({ by, after }) => by === 'dashboard' && markOf(after) === mark);
    const write = writes[at];
    const hitGap = write !== undefined && fingerprint(write.before) !== base;
    const wasThere = writes.slice(since, at + 1).some(({ before }) => fingerprint(before) === base);
    if (write !== undefined && !wasThere) figures.sent_on_old += 1;
    if (hitGap) figures.hit_the_gap += 1;
    else if (write !== undefined)
      figures.untouched_lost += lost(write.before, write.after, touched);
    if (outcome.kind === 'saved') {
      figures.saved += 1;
      const isTrue = write !== undefined && fingerprint(write.after) === outcome.set.fingerprint;
      if (!isTrue) figures.false_saved += 1;
    } else if (outcome.kind === 'conflict') {
      figures.conflicts += 1;
      if (write !== undefined) figures.sent_in_conflict += 1;
    } else if (outcome.kind === 'changed_after' && write !== undefined && at < writes.length - 1) {
      figures.changed_after += 1;
    } else {
      figures.other += 1;
    }
  }
}

/** Skills that a save did not name and that went, came, or came back in other words. */
function lost(before: SkillSet, after: SkillSet, touched: ReadonlySet<string>): number {
  const ids = new Set([...before.keys(), ...after.keys()].filter((id) => !touched.has(id)));
  const text = (set: SkillSet, id: string) => {
    const config = set.get(id)?.config;
    return config === undefined ? null : printJson(config);
  };
  return [...ids].filter((id) => text(before, id) !== text(after, id)).length;
}
