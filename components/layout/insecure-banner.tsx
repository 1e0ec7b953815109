import { LockOpen } from 'lucide-react';

/** Plain HTTP beyond this machine was switched on on purpose. Everybody who uses it has to know. */
export function InsecureBanner() {
  return (
    <aside aria-label="Connection" className="border-b border-warn-line bg-warn-soft">
      <p className="mx-auto flex max-w-page items-start gap-2 px-4 py-2 text-sm sm:px-6">
        <LockOpen aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
        <span className="min-w-0">
          <strong className="font-medium">This connection is not encrypted.</strong> Whoever is on
          the network between you and the server can read what you do here, and take over your
          session.
        </span>
      </p>
    </aside>
  );
}
