import { useEffect, useState } from 'react';

/**
 * Whole seconds left of a wait.
 * @param seconds how long it is from now; undefined or 0 means no wait
 * @param occasion what the wait belongs to: another one (by identity) starts it anew
 */
export function useCountdown(seconds: number | undefined, occasion: unknown): number {
  const total = Math.max(0, Math.ceil(seconds ?? 0));
  const [left, setLeft] = useState(total);
  const [current, setCurrent] = useState(occasion);
  if (current !== occasion) {
    setCurrent(occasion);
    setLeft(total);
  }

  // By the clock, not by ticks: a tab in the background gets few of them.
  useEffect(() => {
    if (total === 0) return;
    const end = Date.now() + total * 1_000;
    const timer = setInterval(() => {
      const remaining = Math.max(0, Math.ceil((end - Date.now()) / 1_000));
      setLeft(remaining);
      if (remaining === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [total, occasion]);

  return left;
}
