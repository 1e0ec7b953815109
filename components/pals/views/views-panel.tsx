'use client';

import { X } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { useIdentity } from '@/components/layout/identity';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { closeMenu } from '@/components/ui/menu';
import { browserStorage } from '../unsaved/draft-keys';
import {
  LONGEST_NAME,
  readViews,
  withoutView,
  withView,
  writeViews,
  type SavedView,
} from './saved-views';

export interface ViewsPanelProps {
  /** Which list: `pals`, `attachments`. */
  list: string;
}

export function ViewsPanel({ list }: ViewsPanelProps) {
  const { user } = useIdentity();
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const place = { userId: user.id, list };
  const [views, setViews] = useState(() => readViews(browserStorage(), place));
  const [complaint, setComplaint] = useState<string | null>(null);

  function keep(next: readonly SavedView[]) {
    setViews(next);
    const isKept = writeViews(browserStorage(), place, next);
    setComplaint(isKept ? null : "Couldn't save: browser storage is full or turned off.");
  }

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '');
    const next = withView(views, { name, search });
    if (next === null) return setComplaint('Enter a name. You can save up to 50 views.');
    keep(next);
    event.currentTarget.reset();
  }

  return (
    <div className="flex flex-col gap-3 p-3">
      {views.length === 0 ? (
        <p className="text-sm text-muted">No saved views. Set filters, then save them.</p>
      ) : (
        <ul aria-label="Saved views" className="-mx-1 max-h-72 overflow-y-auto">
          {views.map((view) => (
            <li key={view.name} className="flex items-center gap-1">
              <Link
                href={`${pathname}?${view.search}` as Route}
                onClick={(event) => closeMenu(event.currentTarget)}
                aria-current={view.search === search ? 'true' : undefined}
                className="flex min-h-8 min-w-0 flex-1 items-center rounded px-2 hover:bg-sunken aria-current:font-medium"
              >
                <bdi className="truncate">{view.name}</bdi>
              </Link>
              <Button
                variant="ghost"
                size="sm"
                aria-label={`Remove the view ${view.name}`}
                onClick={() => keep(withoutView(views, view.name))}
                icon={<X aria-hidden className="size-4" />}
              />
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={save} className="flex gap-2 border-t border-line pt-3">
        <Input
          name="name"
          aria-label="View name"
          placeholder="View name"
          autoComplete="off"
          maxLength={LONGEST_NAME}
          required
          className="min-w-0 flex-1"
        />
        <Button type="submit">Save</Button>
      </form>
      <p role="status" className="text-sm text-bad empty:hidden">
        {complaint}
      </p>
    </div>
  );
}
