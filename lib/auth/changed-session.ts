import 'server-only';
import { headers } from 'next/headers';

/** Requests are over long before so many others have signed in or out. */
const MAX_REMEMBERED = 100;

declare global {
  /** One a process: actions and pages are bundled apart and must share it. */
  var palSkillsChangedSessions: Set<string> | undefined;
}

/**
 * Notes that the action of this request has begun or ended a session. An action that sets a cookie
 * makes Next render the page it was called from once more, in the same request; that page is about
 * to be left, so it neither leads anywhere nor counts as somebody who was turned away.
 */
export async function noteSessionChange(): Promise<void> {
  const remembered = (globalThis.palSkillsChangedSessions ??= new Set());
  const id = await requestId();
  if (id !== null) remembered.add(id);
  const [oldest] = remembered;
  if (remembered.size > MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}

export async function hasSessionChanged(): Promise<boolean> {
  const id = await requestId();
  return id !== null && (globalThis.palSkillsChangedSessions?.has(id) ?? false);
}

/** Given by us, never by the sender: see lib/headers/every-answer.ts. */
async function requestId(): Promise<string | null> {
  return (await headers()).get('x-request-id');
}
