'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

interface LeaveDialogProps {
  /** What becomes of the edits. */
  readonly isKept: boolean;
  readonly hasInvalidText: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export function LeaveDialog({ isKept, hasInvalidText, onStay, onLeave }: LeaveDialogProps) {
  return (
    <Dialog
      title="Leave without saving?"
      onClose={onStay}
      footer={
        <>
          <Button onClick={onLeave}>Leave</Button>
          <Button variant="primary" onClick={onStay}>
            Stay
          </Button>
        </>
      }
    >
      <div className="space-y-2">
        <p>
          {isKept
            ? 'Your unsaved edits stay in this browser for 24 hours and are offered to you when you open this PAL again.'
            : 'This browser keeps nothing for this page: the edits will be lost.'}
        </p>
        {hasInvalidText && (
          <p>A text that is not valid JSON yet is not kept, only its last valid state.</p>
        )}
      </div>
    </Dialog>
  );
}
