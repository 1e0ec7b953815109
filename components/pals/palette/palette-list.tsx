'use client';

import clsx from 'clsx';
import { useEffect, useRef } from 'react';
import type { PaletteEntry } from './entries';

interface PaletteListProps {
  id: string;
  entries: readonly PaletteEntry[];
  chosen: PaletteEntry | undefined;
  optionId: (entry: PaletteEntry) => string;
  onChoose: (entry: PaletteEntry) => void;
}

/** The focus stays in the field; which line is chosen is told by its id. */
export function PaletteList({ id, entries, chosen, optionId, onChoose }: PaletteListProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const chosenId = chosen && optionId(chosen);
  useEffect(() => {
    if (chosenId === undefined) return;
    document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);

  return (
    <ul
      ref={listRef}
      id={id}
      role="listbox"
      aria-label="Results"
      className="-mx-2 max-h-[50dvh] overflow-y-auto"
    >
      {entries.map((entry) => (
        <li
          key={entry.id}
          id={optionId(entry)}
          role="option"
          aria-selected={entry === chosen}
          onClick={() => onChoose(entry)}
          className={clsx(
            'flex min-h-9 cursor-pointer items-center gap-3 rounded px-2 py-1 pointer-coarse:min-h-11',
            entry === chosen ? 'bg-accent-soft text-ink' : 'hover:bg-sunken',
          )}
        >
          <span className="w-14 shrink-0 text-xs text-muted">{entry.group}</span>
          <span className="min-w-0 flex-1 truncate">
            <bdi>{entry.title}</bdi>
          </span>
          <span className="max-w-[45%] truncate font-mono text-xs text-muted">{entry.hint}</span>
        </li>
      ))}
    </ul>
  );
}
