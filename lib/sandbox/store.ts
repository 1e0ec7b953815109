import 'server-only';
import { scalar, withMember, type JsonObject } from '@/lib/json/node';
import type { SkillSet } from '@/lib/skill-set/skill-set';
import { formatInstant, type Clock } from './clock';

export type PalLists = 'user' | 'system' | 'both' | 'neither';

export interface StoredPal {
  readonly pal_id: string;
  /** In which of the two typed lists it is. The PAL itself does not say it. */
  readonly lists: PalLists;
  /** Whether it refuses writes. Every PAL that is only in the system list does. */
  readonly is_locked: boolean;
  /** An unpublished draft in PAL Maker: writes answer 409, and discard it with `?force=true`. */
  readonly has_draft: boolean;
  /** Writes answer 409 with `?force=true` as well. */
  readonly keeps_draft: boolean;
  /** The PAL as `GET /v2/pals` returns it. */
  readonly body: JsonObject;
  readonly skills: SkillSet;
}

export interface StoredDocument {
  readonly document_id: string;
  readonly document_name: string;
  readonly document_url: string;
  readonly status: string;
  readonly tags: readonly string[];
  /** Known to the API, in no answer. Null for documents without pages. */
  readonly pages: number | null;
  /** The document as `GET /v2/documents` returns it. */
  readonly body: JsonObject;
}

/** What the sandbox holds: in memory, gone with the process. Maps are in order of creation. */
export class Store {
  readonly pals = new Map<string, StoredPal>();
  readonly documents = new Map<string, StoredDocument>();
  /** `GET /v2/skills`, by skill id. */
  readonly registry = new Map<string, JsonObject>();
  /** Skills of the registry that the account may not attach, with the status of the refusal. */
  readonly notGranted = new Map<string, 403 | 404>();

  constructor(private readonly clock: Clock) {}

  /** The time of a write that happens now, as the API prints it. */
  now(): string {
    return formatInstant(this.clock());
  }

  /** All PALs, or those of a typed list, newest first. */
  palsOf(type: string | undefined): StoredPal[] {
    const all = [...this.pals.values()].reverse();
    if (type === undefined) return all;
    return all.filter(({ lists }) => lists === type || lists === 'both');
  }

  /** A write through the API discards a draft: whether it may is decided before. */
  setSkills(pal: StoredPal, skills: SkillSet): void {
    const body = pal.has_draft
      ? withMember(pal.body, 'has_unpublished_changes', scalar(false))
      : pal.body;
    this.pals.set(pal.pal_id, { ...pal, body, has_draft: false, skills });
  }

  /** Another program's write, past every check: a draft stays. */
  overwriteSkills(pal: StoredPal, skills: SkillSet): void {
    this.pals.set(pal.pal_id, { ...pal, skills });
  }
}
