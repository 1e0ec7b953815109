'use client';

import { useEffect, useSyncExternalStore } from 'react';

/** Something the page at hand can do. Nothing that saves, detaches or discards belongs here. */
export interface PageAction {
  readonly id: string;
  readonly title: string;
  /** Its keys, where it has some: "Ctrl S". */
  readonly hint?: string;
  readonly run: () => void;
}

const NONE: readonly PageAction[] = [];
let sources: readonly { readonly id: symbol; readonly actions: readonly PageAction[] }[] = [];
let all = NONE;
const listeners = new Set<() => void>();

/** Offers actions in the command palette for as long as the caller is shown. */
export function usePageActions(actions: readonly PageAction[]): void {
  useEffect(() => {
    const id = Symbol('page actions');
    update([...sources, { id, actions }]);
    return () => update(sources.filter((source) => source.id !== id));
  }, [actions]);
}

/** What the pages at hand offer. */
export function useOfferedActions(): readonly PageAction[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
    () => NONE,
  );
}

function update(next: typeof sources): void {
  sources = next;
  all = next.flatMap(({ actions }) => actions);
  for (const listener of listeners) listener();
}
