'use client';
'use no memo';

import { ThemeProvider } from 'next-themes';
import { UnexpectedError } from '@/components/layout/unexpected-error';
import { mono, sans } from './fonts';
import './globals.css';

/**
 * Catches what breaks outside the pages, the shell and the sign-in included. Takes the place of the
 * root layout, so it brings its own document, fonts and theme.
 */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={`${sans.variable} ${mono.variable}`} suppressHydrationWarning>
      <body>
        <title>Something broke · PAL Skills</title>
        <ThemeProvider attribute="class" defaultTheme="system" enableColorScheme={false}>
          <main className="mx-auto max-w-page px-4 sm:px-6">
            <UnexpectedError {...props} />
          </main>
        </ThemeProvider>
      </body>
    </html>
  );
}
