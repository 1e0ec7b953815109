'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useIdentity } from '@/components/layout/identity';
import { failureOf, palListQuery } from '../queries';
import { palEntry, toSearchable } from './entries';
import { recentPals } from './recent-pals';
import { SearchDialog } from './search-dialog';

interface ChoosePalProps {
  /** What it is chosen for: "Choose the left PAL". */
  title: string;
  onChoose: (palId: string) => void;
  onClose: () => void;
}

/** Finds one PAL among all of the account, the last opened ones first. */
export function ChoosePal({ title, onChoose, onClose }: ChoosePalProps) {
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
      title={title}
      label="Search PALs"
      entries={entries}
      isReading={list.isPending && list.isFetching}
      problem={problem}
      onChoose={({ hint }) => onChoose(hint)}
      onClose={onClose}
    />
  );
}
