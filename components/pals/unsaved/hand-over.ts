/** Under which name this tab notes the draft that the next editor is to open with. */
const HANDED_KEY = 'pal-skills:handed-draft';

/** Notes a draft, by its key, that somebody is on the way to its editor with. */
export function handOver(key: string): void {
  try {
    sessionStorage.setItem(HANDED_KEY, key);
  } catch {
    // Forbidden: the editor offers the draft as any other.
    return;
  }
}

/** The key of the draft this tab was sent to the editor with, if any. */
export function handedDraft(): string | null {
  try {
    return sessionStorage.getItem(HANDED_KEY);
  } catch {
    return null;
  }
}

/** It was taken, or is no longer on its way. */
export function forgetHanded(): void {
  try {
    sessionStorage.removeItem(HANDED_KEY);
  } catch {
    return;
  }
}
