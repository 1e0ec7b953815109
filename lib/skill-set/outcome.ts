import type { Failure } from '@/lib/result';
import type { SkillSetView } from '@/lib/tavus/wire';
import type { SkillChange } from './changes';

/** What the browser asks for. `saveId` is new with every click: the same id is saved once. */
export interface SaveRequest {
  readonly palId: string;
  readonly saveId: string;
  /** Of the set the changes were made on. */
  readonly baseFingerprint: string;
  readonly changes: readonly SkillChange[];
  /** Saves over an unpublished draft in PAL Maker, which is lost then (`?force=true`). */
  readonly discardDraft?: true;
}

/**
 * How a save ended, as far as it can be known. The API has no versions and an answer can get
 * lost, so "saved" is said only of a set that was read back and is what was meant.
 */
export type SaveOutcome =
  | Saved
  /** The API accepted the call and keeps something else. `differences`: from what was meant to what is. */
  | { kind: 'stored_differently'; set: SkillSetView; differences: readonly SkillChange[] }
  /** Applied as meant, and changed by somebody else before it could be read back. */
  | { kind: 'changed_after'; set: SkillSetView; differences: readonly SkillChange[] }
  /** Somebody changed the set since the editor opened it. It was not replaced. */
  | { kind: 'conflict'; set: SkillSetView }
  /** No save reached the API: what comes before it failed, or no connection came about. */
  | { kind: 'not_sent'; failure: Failure }
  | NotSaved
  /** The call may have been applied, or may yet be. Nobody must send it again unseen. */
  | { kind: 'unknown'; failure: Failure; set: SkillSetView | null };

/** Read back, and all that was sent is there. */
interface Saved {
  readonly kind: 'saved';
  readonly set: SkillSetView;
  /** Whether the PUT was answered, or only the reading back showed that it was applied. */
  readonly confirmed_by: 'answer' | 'read_back';
  /** What the API added by itself, such as a default it filled in: from what was sent to what is. */
  readonly added?: readonly SkillChange[];
  /** There where the API reported that the save discarded a draft in PAL Maker. */
  readonly discarded_draft?: true;
}

/**
 * What this process knows of a save when the browser asks how it ended
 * (`GET /api/pals/{id}/saves/{saveId}`). Asking only reads: it never starts or repeats a save.
 */
export type SaveStatus =
  | { readonly state: 'ended'; readonly outcome: SaveOutcome }
  /** The request itself made no sense. Nothing was sent to the API. */
  | { readonly state: 'refused'; readonly failure: Failure }
  /** Still running after the wait. Ask again. */
  | { readonly state: 'running' }
  /**
   * This process has no record of it: it was restarted, the save was made by another instance, it
   * ended more than 15 minutes ago, or it never arrived. It may or may not have been applied.
   */
  | { readonly state: 'not_known' };

interface NotSaved {
  readonly kind: 'not_saved';
  readonly failure: Failure;
  /**
   * What reading back after the refusal showed: the set from before, another one (the API applied a
   * part, or someone else saved), or nothing, because it could not be read.
   */
  readonly held: 'unchanged' | 'changed' | 'not_known';
  /** The set as read back; null where it could not be read. */
  readonly set: SkillSetView | null;
  /** Where `held` is `changed`: from the set before the save to what is there now. */
  readonly differences?: readonly SkillChange[];
  /**
   * There where the connection broke before any answer: the API held the old set when it was
   * looked at for the last time, and may yet apply the call.
   */
  readonly may_yet_arrive?: true;
}
