import type { Draft, KeptDraft } from './draft-record';
import type { DraftPlace } from './draft-keys';
import { newDraftKey, removeDraft, writeDraft } from './draft-store';

const PAUSE_MS = 300;

/** Keeps one editor's edits in step with the storage, under a name of its own. */
export interface DraftKeeper {
  readonly key: string;
  /** Whether all that is unsaved lies in the storage. Call `flush` first. */
  readonly isKept: () => boolean;
  /** Notes what is unsaved now, null for nothing; written a moment later, once for many calls. */
  readonly put: (read: () => Draft | null) => void;
  /** Writes what was noted, at once. */
  readonly flush: () => void;
  /** Gives what is unsaved a name of its own, so that something else can take its place. */
  readonly park: () => KeptDraft | null;
  /** Takes over edits that were kept under another name, which is given up. */
  readonly take: (draft: KeptDraft) => void;
}

export function createKeeper(
  storage: Storage | null,
  place: DraftPlace,
  now: () => number = Date.now,
): DraftKeeper {
  const key = newDraftKey(place);
  let pending: (() => Draft | null) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: KeptDraft | null = null;
  let isKept = true;

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    const read = pending;
    pending = null;
    if (read === null) return;
    const draft = read();
    if (draft === null) {
      if (current !== null) removeDraft(storage, key);
      [current, isKept] = [null, true];
    } else if (!isKept || current === null || !isSame(current, draft)) {
      const { baseline, changes } = draft;
      current = { key, kept_at: new Date(now()).toISOString(), baseline, changes };
      isKept = writeDraft(storage, current);
    }
  }

  return {
    key,
    isKept: () => isKept,
    put: (read) => {
      pending = read;
      // Not put off by further calls: whoever types without a pause is kept as well.
      timer ??= setTimeout(flush, PAUSE_MS);
    },
    flush,
    park: () => {
      flush();
      if (current === null) return null;
      const parked = { ...current, key: newDraftKey(place) };
      writeDraft(storage, parked);
      return parked;
    },
    take: (draft) => {
      flush();
      current = { ...draft, key };
      isKept = writeDraft(storage, current);
      // Kept twice for a moment rather than not at all.
      if (isKept) removeDraft(storage, draft.key);
    },
  };
}

/** The time of the reading moves every minute, which edits nothing. */
function isSame(a: Draft, b: Draft): boolean {
  const text = ({ baseline, changes }: Draft) => JSON.stringify([baseline.fingerprint, changes]);
  return text(a) === text(b);
}
