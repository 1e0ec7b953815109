'use client';
'use no memo';

import { UnexpectedError } from '@/components/layout/unexpected-error';

/** Catches what breaks outside the pages, the shell included; so it stands alone. */
export default function RootError(props: { error: unknown; retry: () => void }) {
  return (
    <main className="mx-auto max-w-page px-4 sm:px-6">
      <UnexpectedError {...props} />
    </main>
  );
}
