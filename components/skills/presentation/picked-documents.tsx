'use client';

import {
  closestCenter,
  DndContext,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
  type UniqueIdentifier,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { useId } from 'react';
import type { DocumentState } from '../define-skill';
import { nameOf } from '../documents/document-name';
import { GripKeyboardSensor } from './grip-keyboard-sensor';
import { PickedDocument } from './picked-document';
import { keysOf } from './picked-keys';
import { useDragAnnouncements } from './use-drag-announcements';

interface PickedDocumentsProps {
  ids: readonly string[];
  states: ReadonlyMap<string, DocumentState>;
  isReadOnly: boolean;
  /** The element that takes the focus when the last document is gone. */
  pickerId: string;
  /** The new list, and in words what was done to it. */
  onChange: (ids: readonly string[], what: string) => void;
}

/** The documents of a config in their order, to be ordered by drag, by keyboard and by buttons. */
export function PickedDocuments(props: PickedDocumentsProps) {
  const { ids, states, isReadOnly, pickerId, onChange } = props;
  const contextId = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(GripKeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const keys = keysOf(ids);
  const removeId = (index: number) => `${pickerId}-remove-${index}`;
  const nameAt = (index: number) => nameOf(ids[index] ?? '', states);
  const placeOf = (key: UniqueIdentifier) => keys.indexOf(String(key));
  const announcements = useDragAnnouncements(keys, nameAt);

  function move(from: number, to: number) {
    if (from < 0 || to < 0 || to >= ids.length || from === to) return;
    onChange(arrayMove([...ids], from, to), `Moved ${nameAt(from)} to position ${to + 1}.`);
  }

  function remove(index: number) {
    const neighbour = index + 1 < ids.length ? index + 1 : index - 1;
    document.getElementById(neighbour < 0 ? pickerId : removeId(neighbour))?.focus();
    onChange(ids.toSpliced(index, 1), `Removed ${nameAt(index)}.`);
  }

  function handleDragEnd({ active, over }: DragEndEvent) {
    if (over !== null) move(placeOf(active.id), placeOf(over.id));
  }

  if (ids.length === 0) return <p className="text-sm text-muted">No documents yet.</p>;
  return (
    <DndContext
      id={contextId}
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={handleDragEnd}
      // A lift ends when the focus leaves its grip: the focus is then where it was meant to go.
      accessibility={{ announcements, restoreFocus: false }}
    >
      <SortableContext items={keys} strategy={verticalListSortingStrategy} disabled={isReadOnly}>
        <ol aria-label="Documents, in the order they are shown" className="flex flex-col gap-1">
          {keys.map((key, index) => (
            <PickedDocument
              key={key}
              sortKey={key}
              documentId={ids[index] ?? ''}
              states={states}
              position={index + 1}
              count={ids.length}
              removeId={removeId(index)}
              isReadOnly={isReadOnly}
              onMove={(step) => move(index, index + step)}
              onRemove={() => remove(index)}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}
