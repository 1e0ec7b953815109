import clsx from 'clsx';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Providers } from '@/components/layout/providers';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'PAL Skills', template: '%s · PAL Skills' },
  description: 'The skills of your Tavus PALs: browse, edit, review and save.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  // Both as in globals.css: the browser's own frame has the page's colour.
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fafafa' },
    { media: '(prefers-color-scheme: dark)', color: '#111113' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Nothing is rendered ahead: every page shows what Tavus says now, the not-found page included.
  await connection();
  return (
    <html
      lang="en"
      className={clsx(GeistSans.variable, GeistMono.variable)}
      // The theme's class is set by a script before the first paint, which the server cannot know.
      suppressHydrationWarning
    >
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
