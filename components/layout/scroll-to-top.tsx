'use client';
'use no memo';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

/**
 * A page that is opened by a link begins at its top. Next scrolls only where the top of what changed
 * is out of sight, and takes a long page's for in sight while the next one is still short. Back and
 * Forward keep their places, and an address with a hash leads to its part.
 */
export function ScrollToTop() {
  const pathname = usePathname();
  const shown = useRef(pathname);
  const isTravelling = useRef(false);

  useEffect(() => {
    const note = () => {
      isTravelling.current = true;
    };
    window.addEventListener('popstate', note);
    return () => window.removeEventListener('popstate', note);
  }, []);

  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (!isTravelling.current && window.location.hash === '') window.scrollTo(0, 0);
    isTravelling.current = false;
  }, [pathname]);

  return null;
}
