'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

interface LeaveDialogProps {
  /** What becomes of the edits. */
  readonly isKept: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export function LeaveDialog({ isKept, onStay, onLeave }: LeaveDialogProps) {
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
      <p>
        {isKept
          ? 'We’ll keep your changes in this browser for 24 hours.'
          : 'Your changes will be lost: browser storage is full or turned off.'}
      </p>
    </Dialog>
  );
}
