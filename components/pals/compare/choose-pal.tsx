'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useIdentity } from '@/components/layout/identity';
import { palEntry, toSearchable } from '../palette/entries';
import { recentPals } from '../palette/recent-pals';
import { SearchDialog } from '../palette/search-dialog';
import { failureOf, palListQuery } from '../queries';
import type { Side } from './sides';

interface ChoosePalProps {
  side: Side;
  onChoose: (palId: string) => void;
  onClose: () => void;
}

/** Finds the PAL of one side among all of the account, the last opened ones first. */
export function ChoosePal({ side, onChoose, onClose }: ChoosePalProps) {
  const { user } = useIdentity();
  const list = useQuery({ ...palListQuery(), refetchOnWindowFocus: false });
  const [recent] = useState(() => recentPals(user.id));
  const entries = toSearchable([
    ...recent.map((pal) => palEntry(pal, 'Recent')),
    ...(list.data?.pals ?? []).map((pal) => palEntry(pal)),
  ]);
  const problem =
    list.error === null ? (list.data?.missing ?? null) : failureOf(list.error).message;
  return (
    <SearchDialog
      title={`Choose the ${side} PAL`}
      label="Search PALs"
      entries={entries}
      isReading={list.isPending && list.isFetching}
      problem={problem}
      onChoose={({ hint }) => onChoose(hint)}
      onClose={onClose}
    />
  );
}
