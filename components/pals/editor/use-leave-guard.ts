'use client';

import { useEffect } from 'react';

let isAnswered = false;

/** Says whether leaving was agreed to already: then the browser need not ask as well. */
export function answerLeaving(isAgreed: boolean): void {
  isAnswered = isAgreed;
}

/** Lets the browser ask before a reload or close loses something; silent while nothing is unsaved. */
export function useLeaveGuard(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!isAnswered) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
}
