/**
 * The shapes that leave the server for the browser: built field by field, never passed through.
 * The API's field names stay as they are. Isomorphic: types only.
 */
import type { FailureCode } from '@/lib/result';
import type { SkillAttachmentWire } from '@/lib/skill-set/skill-set';

/**
 * `user`: yours. `system`: a stock PAL of Tavus, read-only. `other`: in neither of the API's two
 * lists; it can be edited, and Tavus may refuse the save. null: could not be checked.
 */
export type PalType = 'user' | 'system' | 'other' | null;

/** What the browser may know of a PAL: its `layers` hold secrets and stay on the server. */
export interface PalSummary {
  readonly pal_id: string;
  readonly pal_name: string;
  readonly pal_type: PalType;
  readonly pipeline_mode: string | null;
  readonly created_at: string | null;
  readonly updated_at: string | null;
}

/** A list that may not be whole; `missing` says in words what could not be read. */
export interface PalList {
  readonly pals: readonly PalSummary[];
  /** Null when every page was read. */
  readonly missing: string | null;
  /** When the server read it, ISO 8601. */
  readonly read_at: string;
}

/** One skill of the registry, `GET /v2/skills`. */
export interface SkillInfo {
  readonly skill_id: string;
  /** `display_name`, else `name`; null where the registry has neither. */
  readonly name: string | null;
  readonly description: string | null;
  /** The JSON Schema of its config, as JSON text; null where the registry has none. */
  readonly config_schema: string | null;
}

/** A PAL's set as read, with what a save must compare it to. */
export interface SkillSetView {
  readonly skills: readonly SkillAttachmentWire[];
  readonly fingerprint: string;
  readonly read_at: string;
}

/** One line of the stream of skill sets for the list. */
export type PalSkillsLine =
  | {
      readonly pal_id: string;
      readonly ok: true;
      readonly skills: readonly PalSkill[];
      /** When the server read it, ISO 8601: it may have been kept for some minutes. */
      readonly read_at: string;
      /** When its reading began, in milliseconds after (or, negative, before) the request for it. */
      readonly begun_ms?: number;
    }
  | {
      readonly pal_id: string;
      readonly ok: false;
      readonly message: string;
      readonly code?: FailureCode;
      readonly begun_ms?: number;
    };

export interface PalSkill {
  readonly skill_id: string;
  readonly attached_at: string | null;
  readonly updated_at: string | null;
  /** One line on its settings, as its card has it. */
  readonly summary: string;
  /** What is wrong with it or worth a look, with the remedy. */
  readonly notes: readonly SkillNote[];
  /** The documents it names. */
  readonly document_ids: readonly string[];
}

export interface SkillNote {
  readonly level: 'warning' | 'info' | 'unchecked';
  readonly text: string;
}

/** All the editor opens on. `registry` is null where it could not be read. */
export interface EditorView {
  readonly pal: PalSummary;
  readonly set: SkillSetView;
  readonly registry: readonly SkillInfo[] | null;
}

export interface DocumentSummary {
  readonly document_id: string;
  readonly document_name: string | null;
  readonly document_url: string | null;
  readonly status: string | null;
  readonly progress: number | null;
  readonly error_message: string | null;
  readonly tags: readonly string[];
  readonly created_at: string | null;
  readonly updated_at: string | null;
}

/** A page of a document search; `next_page` is null on the last. */
export interface DocumentPage {
  readonly documents: readonly DocumentSummary[];
  readonly total_count: number | null;
  readonly next_page: number | null;
}

/** One of the documents a config names: found, gone (404), or not checked, with the reason. */
export type DocumentLookup =
  | { readonly document_id: string; readonly state: 'found'; readonly document: DocumentSummary }
  | { readonly document_id: string; readonly state: 'missing' }
  | { readonly document_id: string; readonly state: 'not_checked'; readonly message: string };
