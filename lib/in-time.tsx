import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { headers } from 'next/headers';
import { Suspense, type ReactNode } from 'react';

/** A blank page may last so long before it feels slow, in milliseconds. */
const DOCUMENT_MS = 400;
/** Behind a link the page before stays meanwhile: shorter, since nothing tells of the click. */
const LINK_MS = 100;

/**
 * A page as a whole where it is ready soon, else its skeleton, and the page in its place once it is
 * ready. A skeleton that is shown stays for 300 ms at least, by React's own doing, however soon the
 * page comes: most pages would be later for it, and jump.
 */
export async function inTime(page: Promise<ReactNode>, skeleton: ReactNode): Promise<ReactNode> {
  const isDocument = (await headers()).get('accept')?.includes('text/html') ?? false;
  const waiting = new AbortController();
  const late = Symbol('late');
  const elapsed = sleep(isDocument ? DOCUMENT_MS : LINK_MS, late, { signal: waiting.signal });
  elapsed.catch(() => {});
  try {
    const first = await Promise.race([page, elapsed]);
    if (first !== late) return first;
    return (
      <Suspense fallback={skeleton}>
        <Late page={page} />
      </Suspense>
    );
  } finally {
    waiting.abort();
  }
}

async function Late({ page }: { page: Promise<ReactNode> }): Promise<ReactNode> {
  return page;
}
