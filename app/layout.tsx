import clsx from 'clsx';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { InsecureBanner } from '@/components/layout/insecure-banner';
import { Providers } from '@/components/layout/providers';
import { env } from '@/lib/env';
import { mono, sans } from './fonts';
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
  // Set by proxy.ts. Reading it also keeps every page, the not-found page included, from being
  // rendered ahead: such a page would have no nonce, and its scripts would not run.
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html
      lang="en"
      className={clsx(sans.variable, mono.variable)}
      // The theme's class is set by a script before the first paint, which the server cannot know.
      suppressHydrationWarning
    >
      <body>
        {env().isInsecureHttpAllowed && <InsecureBanner />}
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
