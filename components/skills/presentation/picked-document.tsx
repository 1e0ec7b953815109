'use client';

import { useSortable } from '@dnd-kit/sortable';
import clsx from 'clsx';
import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { paths } from '@/lib/paths';
import type { DocumentState } from '../define-skill';
import { DocumentProblem } from '../documents/document-problem';
import { nameOf } from '../documents/document-name';

interface PickedDocumentProps {
  sortKey: string;
  documentId: string;
  states: ReadonlyMap<string, DocumentState>;
  /** From 1. */
  position: number;
  count: number;
  removeId: string;
  isReadOnly: boolean;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
}

/** One document of the list, with what stands in the way of presenting it. */
export function PickedDocument(props: PickedDocumentProps) {
  const { sortKey, documentId, states, position, count, removeId, isReadOnly } = props;
  const sortable = useSortable({ id: sortKey });
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform } = sortable;
  const name = nameOf(documentId, states);
  return (
    <li
      ref={setNodeRef}
      style={
        transform === null
          ? undefined
          : { transform: `translateY(${transform.y}px)`, transition: sortable.transition }
      }
      className={clsx(
        'relative flex flex-wrap items-center gap-x-2 rounded border bg-surface py-1 pr-1 pl-2',
        sortable.isDragging ? 'z-10 border-accent' : 'border-line',
      )}
    >
      {!isReadOnly && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={`Reorder ${name}`}
          className="inline-flex size-6 shrink-0 cursor-grab touch-none items-center justify-center rounded text-muted hover:text-ink"
        >
          <GripVertical aria-hidden className="size-4" />
        </button>
      )}
      <span className="w-5 shrink-0 text-right text-sm text-muted tabular-nums">{position}</span>
      <span className="flex min-w-0 flex-1 basis-48 flex-wrap items-center gap-x-2">
        <bdi className="wrap-anywhere">{name}</bdi>
        {name !== documentId && (
          <code className="font-mono text-xs wrap-anywhere text-muted">{documentId}</code>
        )}
        <DocumentProblem state={states.get(documentId)} />
        {/* In a tab of its own: here edits may be unsaved. */}
        <a
          href={paths.attachments({ document: documentId })}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-6 items-center rounded text-xs text-muted underline hover:text-ink"
        >
          PALs that present it
          <span className="sr-only">: {name} (opens in a new tab)</span>
        </a>
      </span>
      {!isReadOnly && (
        <span className="ml-auto flex shrink-0">
          <MoveButton
            label={`Move up: ${name}`}
            isEnd={position === 1}
            onMove={() => props.onMove(-1)}
          >
            <ArrowUp aria-hidden className="size-4" />
          </MoveButton>
          <MoveButton
            label={`Move down: ${name}`}
            isEnd={position === count}
            onMove={() => props.onMove(1)}
          >
            <ArrowDown aria-hidden className="size-4" />
          </MoveButton>
          <Button
            id={removeId}
            variant="ghost"
            size="sm"
            aria-label={`Remove ${name}`}
            onClick={props.onRemove}
            icon={<X aria-hidden className="size-4" />}
          />
        </span>
      )}
    </li>
  );
}

interface MoveButtonProps {
  label: string;
  isEnd: boolean;
  onMove: () => void;
  children: ReactNode;
}

/** At the end of its way it stays focusable: `disabled` would drop the keyboard's place. */
function MoveButton({ label, isEnd, onMove, children }: MoveButtonProps) {
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-label={label}
      aria-disabled={isEnd || undefined}
      className="aria-disabled:cursor-default aria-disabled:opacity-40"
      onClick={() => !isEnd && onMove()}
      icon={children}
    />
  );
}
