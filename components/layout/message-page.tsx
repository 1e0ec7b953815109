'use no memo';

import type { ReactNode } from 'react';

interface MessagePageProps {
  title: string;
  children: ReactNode;
  actions: ReactNode;
}

/** A page that has nothing but a message: not found, or broken. */
export function MessagePage({ title, children, actions }: MessagePageProps) {
  return (
    <div className="mx-auto flex max-w-prose flex-col items-start gap-4 py-12 sm:py-24">
      <h1 className="text-xl font-medium">{title}</h1>
      <div className="flex flex-col gap-2 text-muted">{children}</div>
      <div className="flex flex-wrap gap-2">{actions}</div>
    </div>
  );
}
