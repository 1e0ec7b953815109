import 'server-only';
import { CachedRead } from '@/lib/fleet/cached-read';
import { FleetReader, type Described } from '@/lib/fleet/fleet-reader';
import { log } from '@/lib/log/log';
import { ok } from '@/lib/result';
import type { SkillSet } from '@/lib/skill-set/skill-set';
import { apiBaseUrl } from '@/lib/tavus/api-base-url';
import { readSkillSet } from '@/lib/tavus/skills';
import type { PalList, PalSkill, PalSkillsLine } from '@/lib/tavus/wire';
import { describeSkills } from './describe-skills';
import { NOT_CHECKED, PENDING, readDocumentStates, type DocumentStates } from './document-states';
import { KEEP_MS, palList } from './pal-list';

/** A Knowledge Base that could not be read is tried again after this long, and so are its PALs. */
const KEEP_UNCHECKED_MS = 30_000;
/** Lines that come within a few pictures are drawn together: each draws the whole list. */
const GATHER_MS = 25;
/** The sets that may wait for the Knowledge Base, in UTF-16 units of their configs. */
const MAX_PENDING = 4_000_000;

type OkLine = Extract<PalSkillsLine, { ok: true }>;

interface Reading {
  readonly set: SkillSet;
  /** When the reading began, ISO 8601. */
  readonly read_at: string;
}

export interface Fleet {
  readonly base: string;
  readonly sets: FleetReader<Reading, OkLine>;
}

declare global {
  /** Global, since pages and routes may each load their own copy of this module. */
  var palSkillsFleet: Fleet | undefined;
}

/** What this process knows of all PALs' skills, read once for everybody. For routes and actions, not for pages. */
export function fleet(): Fleet {
  const base = apiBaseUrl().href;
  if (globalThis.palSkillsFleet?.base !== base) globalThis.palSkillsFleet = makeFleet(base);
  return globalThis.palSkillsFleet;
}

function makeFleet(base: string): Fleet {
  const describer = new Describer();
  const sets = new FleetReader<Reading, OkLine>({
    keepMs: ({ skills }) => (skills.some(isUnchecked) ? KEEP_UNCHECKED_MS : KEEP_MS),
    gatherMs: GATHER_MS,
    read: async (palId, { isWanted, signal }) => {
      const set = await readSkillSet(palId, { signal, isJoined: true, isBackground: !isWanted });
      return set.ok ? ok({ set: set.data, read_at: set.read_at }) : set;
    },
    describe: (palId, reading) => describer.describe(palId, reading),
    onThrown: (palId, thrown) => {
      const error = thrown instanceof Error ? thrown.name : typeof thrown;
      log('error', 'pal_not_described', { pal_id: palId, error });
    },
  });
  return { base, sets };
}

/** Makes lines of sets, without waiting for the Knowledge Base. */
class Describer {
  private readonly documents = new CachedRead({
    read: readDocumentStates,
    keepMs: (states) => (states === NOT_CHECKED ? KEEP_UNCHECKED_MS : KEEP_MS),
  });
  private readonly modes = new WeakMap<PalList, ReadonlyMap<string, string | null>>();
  private pendingLength = 0;

  describe(palId: string, reading: Reading): Described<OkLine> {
    const lineWith = (documents: DocumentStates): OkLine => ({
      pal_id: palId,
      ok: true,
      skills: describeSkills(reading.set, { pipelineMode: this.modeOf(palId), documents }),
      read_at: reading.read_at,
    });
    const current = this.documents.current();
    if (current !== undefined) return { line: lineWith(current) };
    const line = lineWith(this.documents.latest() ?? PENDING);
    if (line.skills.every((skill) => skill.document_ids.length === 0)) return { line };
    const documents = this.documents.get();
    const length = lengthOf(reading.set);
    if (this.pendingLength + length > MAX_PENDING) return { line };
    this.pendingLength += length;
    const later = documents
      .finally(() => {
        this.pendingLength -= length;
      })
      .then(lineWith);
    return { line, later };
  }

  /** As the list said last: a set is no reason to read the list again. */
  private modeOf(palId: string): string | null {
    const list = palList().latest();
    if (list === undefined || !list.ok) return null;
    const { pals } = list.data;
    const modes =
      this.modes.get(list.data) ?? new Map(pals.map((pal) => [pal.pal_id, pal.pipeline_mode]));
    this.modes.set(list.data, modes);
    return modes.get(palId) ?? null;
  }
}

function isUnchecked({ notes }: PalSkill): boolean {
  return notes.some((note) => note.level === 'unchecked');
}

function lengthOf(set: SkillSet): number {
  return [...set.values()].reduce((sum, { config }) => sum + (config.raw?.length ?? 0), 0);
}
