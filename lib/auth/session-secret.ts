import 'server-only';
import { randomBytes } from 'node:crypto';
import { env } from '@/lib/env';

declare global {
  /** One a process: pages, actions and the proxy are bundled apart and must share it. */
  var palSkillsSessionSecret: string | undefined;
}

/** What cookies are sealed with: `SESSION_SECRET`, else one that ends with this process. */
export function sessionSecret(): string {
  const { sessionSecret: configured } = env();
  if (configured !== null) return configured.reveal();
  return (globalThis.palSkillsSessionSecret ??= randomBytes(32).toString('base64url'));
}
