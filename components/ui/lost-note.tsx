'use no memo';

import { Button } from './button';

interface LostNoteProps {
  /** "The picture", "This menu". */
  what: string;
}

/** Stands where a part would, whose code could not be had: the network is gone, or the release. */
export function LostNote({ what }: LostNoteProps) {
  return (
    <p role="alert" className="p-4 text-sm">
      {what} could not be loaded. Reload the page.
    </p>
  );
}

/** The same for what would have opened over the page, which stays as it is. */
export function LostDialog({ what, onClose }: LostNoteProps & { onClose: () => void }) {
  return (
    <dialog
      open
      aria-label={`${what} could not be loaded`}
      className="fixed inset-x-4 bottom-4 z-20 mx-auto flex max-w-form items-center gap-4 rounded border border-control bg-surface pr-4 text-ink"
    >
      <LostNote what={what} />
      <Button size="sm" onClick={onClose} className="ml-auto">
        Close
      </Button>
    </dialog>
  );
}
