import {
  configsOf,
  diffSkillSets,
  type SkillChange,
  type SkillConfigs,
} from '@/lib/skill-set/changes';
import type { SaveRequest } from '@/lib/skill-set/outcome';
import type { Failure } from '@/lib/result';
import { errorsByCard, placeFaults, type CardErrors, type PlacedFault } from './api-errors';
import type { Drafts, EditorState, Opened } from './editor-state';
import { retryTime } from './standing';
import type { SaveResult } from './use-save';

export type SavedResult = Extract<SaveResult, { kind: 'saved' }>;

/** What stood on the page when Save was clicked. */
export interface Sent {
  readonly request: SaveRequest;
  readonly drafts: Drafts;
  readonly meant: SkillConfigs;
  /** What the edits were made on. */
  readonly base: Opened;
}

/** Kept as one: a form takes another `errors` for the word of another save. */
export interface Ended {
  readonly result: SaveResult | null;
  readonly faults: readonly PlacedFault[];
  readonly errors: ReadonlyMap<string, CardErrors>;
  readonly retryAt: number | null;
  /** Whether the set was read since. */
  readonly wasRead: boolean;
}

export const NOT_ENDED: Ended = {
  result: null,
  faults: [],
  errors: new Map(),
  retryAt: null,
  wasRead: false,
};

/** @param changes what the save was to do */
export function endedWith(result: SaveResult, changes: readonly SkillChange[] = []): Ended {
  const failure = 'failure' in result ? result.failure : null;
  const attached = changes.flatMap(({ kind, skill_id }) => (kind === 'attach' ? [skill_id] : []));
  const faults = failure === null ? [] : placeFaults(failure, attached);
  const retryAt = retryTime(failure, Date.now());
  const errors = errorsByCard(faults, failure?.code ?? null);
  return { result, faults, errors, retryAt, wasRead: false };
}

export function isSignedOut({ result }: Ended): boolean {
  return result !== null && refusalOf(result)?.code === 'signed_out';
}

/**
 * The set the page has read since, where that is the very set that was sent by a save whose end was
 * not known, or that found the set changed: by this very save, sent a second time.
 */
export function findArrived(
  told: SaveResult,
  meant: SkillConfigs,
  { base, theirs }: EditorState,
): Opened | null {
  const isOpen =
    ['unknown', 'conflict', 'no_answer', 'forgotten'].includes(told.kind) ||
    (told.kind === 'not_saved' && told.may_yet_arrive === true);
  const now = theirs ?? base;
  return isOpen && diffSkillSets(meant, configsOf(now.set)).length === 0 ? now : null;
}

/** Why a save was refused; null for any other end. */
export function refusalOf(result: SaveResult): Failure | null {
  return result.kind === 'not_sent' || result.kind === 'not_saved' ? result.failure : null;
}
