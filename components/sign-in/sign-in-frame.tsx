import type { ReactNode } from 'react';
import { Mark } from '@/components/layout/mark';

/** The page around the sign-in: the product's name, and a card in the middle. */
export function SignInFrame({ badge, children }: { badge?: ReactNode; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-96 flex-col justify-center gap-6 px-4 py-12">
      <div className="flex flex-wrap items-center justify-center gap-x-3 gap-y-2">
        <p className="flex items-center gap-2 text-lg font-medium">
          <Mark className="size-6 shrink-0" />
          PAL Skills
        </p>
        {badge}
      </div>
      <div className="rounded border border-line bg-surface p-6">{children}</div>
    </main>
  );
}
