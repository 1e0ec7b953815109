'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useIdentity } from '@/components/layout/identity';
import { palListQuery } from '../queries';
import { pageEntries, palEntry, toSearchable } from './entries';
import { useOfferedActions } from './page-actions';
import { recentPals } from './recent-pals';
import { SearchDialog } from './search-dialog';

interface CommandPaletteProps {
  /** What its field begins with. */
  typed?: string;
  onClose: () => void;
  onShortcuts: () => void;
}

/** Goes to a PAL or a page, or starts an action of the page, by a few letters of its name. */
export function CommandPalette({ typed, onClose, onShortcuts }: CommandPaletteProps) {
  const router = useRouter();
  const { entries, isReading } = useEntries(onShortcuts);
  return (
    <SearchDialog
      title="Go to"
      label="Search PALs, pages and actions"
      typed={typed}
      entries={entries}
      isReading={isReading}
      onChoose={({ act }) => {
        if ('href' in act) router.push(act.href);
        else act.run();
      }}
      onClose={onClose}
    />
  );
}

function useEntries(onShortcuts: () => void) {
  const { user } = useIdentity();
  const list = useQuery({ ...palListQuery(), refetchOnWindowFocus: false });
  const offered = useOfferedActions();
  const [recent] = useState(() => recentPals(user.id));
  const entries = toSearchable([
    ...offered.map(actionEntry),
    ...recent.map((pal) => palEntry(pal, 'Recent')),
    ...pageEntries(),
    actionEntry({ id: 'shortcuts', title: 'Keyboard shortcuts', hint: '?', run: onShortcuts }),
    ...(list.data?.pals ?? []).map((pal) => palEntry(pal)),
  ]);
  return { entries, isReading: list.isPending && list.isFetching };
}

function actionEntry(action: { id: string; title: string; hint?: string; run: () => void }) {
  const { id, title, hint = '', run } = action;
  return { id: `action ${id}`, group: 'Actions', title, hint, act: { run } } as const;
}
