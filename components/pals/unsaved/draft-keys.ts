/** All that this dashboard stores of unsaved edits, of every PAL, begins with it. */
export const DRAFT_PREFIX = 'pal-skills:draft:';

/** Whose edits: drafts of one place are never offered at another. */
export interface DraftPlace {
  /** Which API is edited; the sandbox is one of its own. */
  readonly scope: string;
  readonly palId: string;
}

/** The browser's storage, or null where it is forbidden: then the getter itself throws. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The names of all drafts stored here; none where the storage cannot be read. */
export function draftKeys(storage: Storage | null): string[] {
  try {
    const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index));
    return keys.filter((key) => key?.startsWith(DRAFT_PREFIX) === true).map(String);
  } catch {
    return [];
  }
}
