import type { Unsaved } from '@/components/pals/editor/editor-state';
import type { KeptDraft } from './draft-record';
import type { DraftPlace } from './draft-keys';
import { hasDraft, newDraftKey, removeDraft, writeDraft } from './draft-store';

const PAUSE_MS = 300;

/** Keeps one editor's edits in step with the storage, under a name of its own. */
export interface DraftKeeper {
  readonly key: string;
  /** Whether all that is unsaved lies in the storage. Call `flush` first. */
  readonly isKept: () => boolean;
  /** Notes what is unsaved now, null for nothing; written a moment later, once for many calls. */
  readonly put: (read: () => Unsaved | null) => void;
  /** Renews the time of what is kept, and writes it again where it was removed. */
  readonly renew: () => void;
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
  let pending: (() => Unsaved | null) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: KeptDraft | null = null;
  let isKept = true;

  function write(draft: Unsaved, edited_at: string) {
    const { baseline, changes, texts } = draft;
    current = { key, kept_at: timeNow(), edited_at, baseline, changes, texts };
    isKept = writeDraft(storage, current);
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    const read = pending;
    pending = null;
    const draft = read === null ? current : read();
    if (draft === null) {
      if (current !== null) removeDraft(storage, key);
      [current, isKept] = [null, true];
    } else if (current === null || !isSame(current, draft)) {
      write(draft, timeNow());
    } else if (!isKept || !hasDraft(storage, key)) {
      write(draft, current.edited_at);
    }
  }

  const timeNow = () => new Date(now()).toISOString();

  return {
    key,
    isKept: () => isKept,
    put: (read) => {
      pending = read;
      // Not put off by further calls: whoever types without a pause is kept as well.
      timer ??= setTimeout(flush, PAUSE_MS);
    },
    renew: () => {
      flush();
      if (current !== null) write(current, current.edited_at);
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
function isSame(a: Unsaved, b: Unsaved): boolean {
  const text = ({ baseline, changes, texts }: Unsaved) =>
    JSON.stringify([baseline.fingerprint, changes, texts]);
  return text(a) === text(b);
}
