'use no memo';

import { ArrowLeft } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  /** Facts under the title: ids, type, times. They wrap. */
  meta?: ReactNode;
  actions?: ReactNode;
  back?: { href: Route; label: string };
}

export function PageHeader({ title, description, meta, actions, back }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-col gap-2">
      {back && (
        <Link
          href={back.href}
          prefetch={false}
          className="inline-flex min-h-6 items-center gap-1.5 self-start rounded text-sm text-muted hover:text-ink"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="text-xl font-medium wrap-anywhere">{title}</h1>
          {description && <p className="mt-1 max-w-form text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {meta && (
        <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
          {meta}
        </div>
      )}
    </header>
  );
}
