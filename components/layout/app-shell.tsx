import { FlaskConical } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { paths } from '@/lib/paths';
import { AppNav } from './app-nav';
import { Mark } from './mark';
import { ThemeSwitch } from './theme-switch';
import { TimeZoneSwitch } from './time-zone-switch';

interface AppShellProps {
  mode: 'sandbox' | 'tavus';
  /** The way to find anything. */
  search?: ReactNode;
  /** How the session stands: over everything, and in view while the page scrolls. */
  session?: ReactNode;
  /** Who has signed in. */
  account?: ReactNode;
  children: ReactNode;
}

export function AppShell({ mode, search, session, account, children }: AppShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="absolute top-2 left-2 z-50 -translate-y-20 rounded border border-control bg-surface px-3 py-1.5 font-medium focus:translate-y-0"
      >
        Skip to content
      </a>
      {session}
      <header className="border-b border-line">
        {/* On a phone: name and switches on the first line, places to go and the account below. */}
        <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-2 px-4 py-1 sm:h-14 sm:flex-nowrap sm:gap-x-3 sm:px-6 sm:py-0">
          <Link
            href={paths.pals()}
            prefetch={false}
            className="flex h-10 min-w-0 flex-1 basis-0 items-center gap-2 rounded font-medium sm:mr-3 sm:flex-none sm:basis-auto"
          >
            <Mark className="size-5 shrink-0" />
            <span className="truncate max-[26rem]:sr-only">PAL Skills</span>
          </Link>
          <div className="order-last flex min-h-10 min-w-0 basis-[calc(100%+0.5rem)] items-center justify-between gap-3 max-sm:-ml-2 sm:order-none sm:flex-1 sm:basis-auto">
            <AppNav />
            <div className="flex min-w-0 items-center gap-2">
              {mode === 'sandbox' && (
                <Badge icon={<FlaskConical aria-hidden />}>Sandbox: sample data</Badge>
              )}
              {account && <div className="flex min-w-0 max-sm:-mr-1.5">{account}</div>}
            </div>
          </div>
          <div className="ml-auto flex shrink-0 items-center gap-1 sm:gap-2">
            {search}
            <TimeZoneSwitch />
            <ThemeSwitch />
          </div>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-page flex-1 px-4 py-6 outline-none sm:px-6 sm:py-8"
      >
        {children}
      </main>
    </div>
  );
}
