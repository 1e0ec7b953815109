import 'server-only';
import type { JsonObject } from '@/lib/json/node';
import type { SkillSet } from '@/lib/skill-set/skill-set';
import { formatInstant, type Clock } from './clock';

export interface StoredPal {
  readonly pal_id: string;
  /** `system`: a stock PAL, which refuses writes. The API does not tell it in the PAL itself. */
  readonly pal_type: 'user' | 'system';
  /** An unpublished draft in PAL Maker: writes answer 409. */
  readonly has_draft: boolean;
  /** The PAL as `GET /v2/pals` tells it. */
  readonly body: JsonObject;
  readonly skills: SkillSet;
}

export interface StoredDocument {
  readonly document_id: string;
  readonly document_name: string;
  readonly document_url: string;
  readonly status: string;
  readonly tags: readonly string[];
  /** Known to the API, told by no answer. Null for what has no pages. */
  readonly pages: number | null;
  /** The document as `GET /v2/documents` tells it. */
  readonly body: JsonObject;
}

/** What the sandbox holds: in memory, gone with the process. Maps are in order of creation. */
export class Store {
  readonly pals = new Map<string, StoredPal>();
  readonly documents = new Map<string, StoredDocument>();
  /** `GET /v2/skills`, by skill id. */
  readonly registry = new Map<string, JsonObject>();

  constructor(private readonly clock: Clock) {}

  /** The time of a write that happens now, as the API prints it. */
  now(): string {
    return formatInstant(this.clock());
  }

  /** Newest first. */
  palsOf(type: string | undefined): StoredPal[] {
    const all = [...this.pals.values()].reverse();
    return type === undefined ? all : all.filter((pal) => pal.pal_type === type);
  }

  setSkills(pal: StoredPal, skills: SkillSet): void {
    this.pals.set(pal.pal_id, { ...pal, skills });
  }
}
