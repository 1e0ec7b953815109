'use client';
'use no memo';

import { useEffect, useState } from 'react';

/** The call and the reading back are done by now, unless the answer got lost. */
const OVERDUE_MS = 6_000;

/** What is happening while a save runs: in time it can only be looking for a lost answer. */
export function SavingLine() {
  const [isOverdue, setIsOverdue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsOverdue(true), OVERDUE_MS);
    return () => clearTimeout(timer);
  }, []);
  return <p>{isOverdue ? 'Verifying…' : 'Saving…'}</p>;
}
