'use client';
'use no memo';

import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { paths } from '@/lib/paths';

const ITEMS = [
  { href: paths.pals(), label: 'PALs' },
  { href: paths.attachments(), label: 'Attachments' },
  { href: paths.compare(), label: 'Compare' },
] as const;

export function AppNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="flex gap-1">
      {ITEMS.map(({ href, label }) => {
        const isCurrent = pathname === href;
        const isWithin = isCurrent || pathname.startsWith(`${href}/`);
        return (
          <Link
            key={href}
            href={href}
            // Nothing of a page can be fetched ahead: each is read when it is opened.
            prefetch={false}
            aria-current={isCurrent ? 'page' : isWithin ? 'true' : undefined}
            className={clsx(
              'inline-flex h-8 items-center rounded px-2 font-medium hover:bg-sunken hover:text-ink',
              isWithin ? 'text-ink' : 'text-muted',
            )}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
