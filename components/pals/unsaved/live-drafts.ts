/**
 * Which drafts belong to an editor that is open somewhere. Each open editor holds a lock by the
 * name of its draft; the browser takes the lock back when the tab is closed, reloaded or killed.
 * Without locks (plain HTTP other than on this machine) no draft counts as anybody's, and what is
 * open in another tab is offered too.
 */
function locks(): LockManager | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}

/** @returns gives it up again */
export function holdDraft(key: string): () => void {
  let giveUp: () => void = () => undefined;
  const until = new Promise<void>((resolve) => {
    giveUp = resolve;
  });
  // Refused where the browser forbids storage: then there is no draft to hold either.
  locks()
    ?.request(key, () => until)
    .catch(() => undefined);
  return () => giveUp();
}

/** The names of the drafts that open editors hold, this one's included. */
export async function heldDrafts(): Promise<ReadonlySet<string>> {
  try {
    const held = (await locks()?.query())?.held ?? [];
    return new Set(held.flatMap(({ name }) => name ?? []));
  } catch {
    return new Set();
  }
}
