import { DRAFT_PREFIX, draftKeys, type DraftPlace } from './draft-keys';
import { parseRecord, printRecord, type KeptDraft } from './draft-record';

const KEPT_FOR_MS = 24 * 60 * 60 * 1000;

/**
 * A name nobody has written to yet. Every open editor writes to one of its own, so that two tabs
 * on one PAL never meet; the id of a tab would not do, since "Duplicate tab" copies it.
 */
export function newDraftKey(place: DraftPlace): string {
  const slot = [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return `${keyPrefix(place)}${slot}`;
}

function keyPrefix({ scope, palId }: DraftPlace): string {
  return `${DRAFT_PREFIX}${encodeURIComponent(scope)}:${encodeURIComponent(palId)}:`;
}

/**
 * The drafts of one place, newest first. On the way it removes, of every place, what is older than
 * 24 hours or cannot be read; not what an open editor holds, whatever its age.
 * @param now milliseconds since 1970
 * @param held keys of drafts that are neither removed nor returned
 */
export function readDrafts(
  storage: Storage | null,
  place: DraftPlace,
  now: number,
  held: ReadonlySet<string> = NONE_HELD,
): KeptDraft[] {
  const found: KeptDraft[] = [];
  for (const key of draftKeys(storage)) {
    if (held.has(key)) continue;
    const record = parseRecord(readText(storage, key));
    // Also of a clock that was set back since: such a time never grows old by itself.
    const isFresh = record && Math.abs(now - Date.parse(record.kept_at)) <= KEPT_FOR_MS;
    if (!isFresh) removeDraft(storage, key);
    else if (key.startsWith(keyPrefix(place))) found.push({ key, ...record });
  }
  return found.sort((a, b) => Date.parse(b.edited_at) - Date.parse(a.edited_at));
}

const NONE_HELD: ReadonlySet<string> = new Set();

/** Whether something is stored under this name. */
export function hasDraft(storage: Storage | null, key: string): boolean {
  return readText(storage, key) !== '';
}

function readText(storage: Storage | null, key: string): string {
  try {
    return storage?.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** @returns false where it is not kept: the storage is full, or forbidden */
export function writeDraft(storage: Storage | null, draft: KeptDraft): boolean {
  try {
    storage?.setItem(draft.key, printRecord(draft));
    return storage !== null;
  } catch {
    return false;
  }
}

/** @returns false where it may still be there */
export function removeDraft(storage: Storage | null, key: string): boolean {
  try {
    storage?.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
