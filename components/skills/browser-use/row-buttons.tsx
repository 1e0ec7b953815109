import { ArrowDown, ArrowUp, Copy, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

interface RowButtonsProps {
  /** What the row is called within a sentence: "flow 2", "step 3 of flow 1". */
  what: string;
  /** From 1. */
  position: number;
  count: number;
  removeId: string;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  /** Without it rows of this kind are not copied. */
  onDuplicate?: () => void;
  /** True where the list has room for no more rows. */
  isFull?: boolean;
}

/** Moves, copies and removes a row of an ordered list. */
export function RowButtons(props: RowButtonsProps) {
  const { what, position, count, removeId, onMove, onRemove, onDuplicate, isFull } = props;
  return (
    <span className="flex shrink-0">
      <IconButton label={`Move ${what} up`} isIdle={position === 1} onClick={() => onMove(-1)}>
        <ArrowUp aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={`Move ${what} down`} isIdle={position === count} onClick={() => onMove(1)}>
        <ArrowDown aria-hidden className="size-4" />
      </IconButton>
      {onDuplicate !== undefined && (
        <IconButton label={`Duplicate ${what}`} isIdle={isFull} onClick={onDuplicate}>
          <Copy aria-hidden className="size-4" />
        </IconButton>
      )}
      <IconButton id={removeId} label={`Remove ${what}`} onClick={onRemove}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </span>
  );
}

interface IconButtonProps {
  id?: string;
  label: string;
  /** Stays focusable: `disabled` would lose the keyboard's place. */
  isIdle?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function IconButton({ id, label, isIdle = false, onClick, children }: IconButtonProps) {
  return (
    <Button
      id={id}
      variant="ghost"
      size="sm"
      title={label}
      aria-label={label}
      aria-disabled={isIdle || undefined}
      className="aria-disabled:cursor-default aria-disabled:opacity-40"
      onClick={() => !isIdle && onClick()}
      icon={children}
    />
  );
}
