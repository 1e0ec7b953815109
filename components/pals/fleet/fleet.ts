import 'server-only';
import type { DocumentState } from '@/components/skills/define-skill';
import { documentState } from '@/components/skills/documents';
import { FleetReader } from '@/lib/fleet/fleet-reader';
import { Kept } from '@/lib/fleet/kept';
import { ok } from '@/lib/result';
import type { SkillSet } from '@/lib/skill-set/skill-set';
import { listDocuments } from '@/lib/tavus/all-documents';
import { readSkillSet } from '@/lib/tavus/skills';
import { apiBaseUrl } from '@/lib/tavus/api-base-url';
import type { PalList, PalSkillsLine } from '@/lib/tavus/wire';
import { describeSkills } from './describe-skills';
import { KEEP_MS, palList } from './pal-list';

/** A Knowledge Base that cannot be read is not tried for each of thousands of PALs. */
const KEEP_FAILED_MS = 30_000;
/** Skills are shown without a check of their documents rather than late. */
const DOCUMENTS_MS = 2_000;

type OkLine = Extract<PalSkillsLine, { ok: true }>;

/** Lines of rows are drawn together that come within a few pictures: each draws the whole list. */
const GATHER_MS = 25;

/** A set, and when its reading began, ISO 8601. */
interface Reading {
  readonly set: SkillSet;
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
  const documents = new Kept({
    read: readDocumentStates,
    keepMs: (states) => (states === NOT_CHECKED ? KEEP_FAILED_MS : KEEP_MS),
  });
  const pipelineModes = new WeakMap<PalList, ReadonlyMap<string, string | null>>();
  const sets = new FleetReader<Reading, OkLine>({
    keepMs: KEEP_MS,
    gatherMs: GATHER_MS,
    read: async (palId, { isWanted, signal }) => {
      const read_at = new Date().toISOString();
      const set = await readSkillSet(palId, { signal, isJoined: true, isBackground: !isWanted });
      return set.ok ? ok({ set: set.data, read_at }) : set;
    },
    describe: async (palId, { set, read_at }) => {
      const [states, pals] = await Promise.all([
        documents.getWithin(DOCUMENTS_MS, NOT_CHECKED),
        palList().get(),
      ]);
      const pipelineMode = pals.ok ? modesOf(pals.data, pipelineModes).get(palId) : undefined;
      const skills = describeSkills(set, {
        pipelineMode: pipelineMode ?? null,
        documents: states,
      });
      return { pal_id: palId, ok: true as const, skills, read_at };
    },
  });
  return { base, sets };
}

/** States by id, with something to say of a document no list has. */
class DocumentStates extends Map<string, DocumentState> {
  constructor(
    known: Iterable<readonly [string, DocumentState]>,
    private readonly otherwise: DocumentState,
  ) {
    super(known);
  }

  override get(id: string): DocumentState {
    return super.get(id) ?? this.otherwise;
  }
}

const NOT_CHECKED = new DocumentStates([], { state: 'unchecked' });

async function readDocumentStates(): Promise<DocumentStates> {
  const documents = await listDocuments();
  if (!documents.ok || documents.data.missing !== null) return NOT_CHECKED;
  const states = documents.data.items.map(
    (document) =>
      [
        document.document_id,
        documentState({ document_id: document.document_id, state: 'found', document }),
      ] as const,
  );
  return new DocumentStates(states, { state: 'missing' });
}

function modesOf(
  list: PalList,
  known: WeakMap<PalList, ReadonlyMap<string, string | null>>,
): ReadonlyMap<string, string | null> {
  const modes = known.get(list) ?? new Map(list.pals.map((pal) => [pal.pal_id, pal.pipeline_mode]));
  known.set(list, modes);
  return modes;
}
