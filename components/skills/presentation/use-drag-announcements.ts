import type { Announcements, UniqueIdentifier } from '@dnd-kit/core';
import { useRef } from 'react';

/**
 * What a screen reader hears of a drag: names and places, from 1. A move that was made is told by
 * the field, as the move of a button is.
 */
export function useDragAnnouncements(
  keys: readonly string[],
  nameAt: (index: number) => string,
): Announcements {
  // A lifted item is "over" its own place at once, which would cut off that it was picked up.
  const lastOver = useRef<UniqueIdentifier | null>(null);
  const placeOf = (key: UniqueIdentifier) => keys.indexOf(String(key)) + 1;
  const nameOf = (key: UniqueIdentifier) => nameAt(placeOf(key) - 1);
  const stays = (key: UniqueIdentifier) => `${nameOf(key)} stays where it was.`;
  return {
    onDragStart: ({ active }) => {
      lastOver.current = active.id;
      return `Picked up ${nameOf(active.id)}, ${placeOf(active.id)} of ${keys.length}.`;
    },
    onDragOver: ({ active, over }) => {
      if (over === null || over.id === lastOver.current) return undefined;
      lastOver.current = over.id;
      return `${nameOf(active.id)} is at position ${placeOf(over.id)} of ${keys.length}.`;
    },
    onDragEnd: ({ active, over }) =>
      over === null || over.id === active.id ? stays(active.id) : undefined,
    onDragCancel: ({ active }) => stays(active.id),
  };
}
