'use client';
'use no memo';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import { useState, type ReactNode } from 'react';

const STALE_MS = 30_000;

interface ProvidersProps {
  /** Lets the theme's script run, which sets the class before the first paint. */
  nonce: string | undefined;
  children: ReactNode;
}

/** What every page stands in: the cache of reads and the theme. */
export function Providers({ nonce, children }: ProvidersProps) {
  // One client a visit: made in module scope it would be shared between the server's visitors.
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={client}>
      {/* The palette sets `color-scheme` itself, so the library need not write a style. */}
      <ThemeProvider
        attribute="class"
        defaultTheme="system"
        enableColorScheme={false}
        nonce={nonce}
      >
        {children}
      </ThemeProvider>
    </QueryClientProvider>
  );
}

/** The server retries what is worth retrying; a second layer of retries would only hide errors longer. */
function makeClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: STALE_MS, retry: false, retryOnMount: false },
      mutations: { retry: false },
    },
  });
}
