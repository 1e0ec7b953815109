import 'server-only';
import { env } from '@/lib/env';
import { upstream } from '@/lib/tavus/upstream';

/**
 * Whose unsaved edits, and of which API, the browser may offer back on a page.
 * The sandbox listens on another port after every start, and is the same place all the same.
 */
export function draftScope(userId: string): string {
  const place = env().mode === 'sandbox' ? 'sandbox' : upstream().baseUrl.href;
  return `${place} ${userId}`;
}
