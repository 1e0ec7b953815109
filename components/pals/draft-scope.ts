import 'server-only';
import { env } from '@/lib/env';
import { apiBaseUrl } from '@/lib/tavus/api-base-url';

/**
 * Whose unsaved edits, and of which API, the browser may offer back on a page.
 * The sandbox listens on another port after every start, and is the same place all the same.
 */
export function draftScope(userId: string): string {
  const place = env().mode === 'sandbox' ? 'sandbox' : apiBaseUrl().href;
  return `${place} ${userId}`;
}
