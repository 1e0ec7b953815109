import 'server-only';
import { CachedRead } from '@/lib/fleet/cached-read';
import type { Result } from '@/lib/result';
import { apiBaseUrl } from './api-base-url';
import { readRegistry } from './skills';
import type { SkillInfo } from './wire';

const FRESH_MS = 5 * 60_000;
/** Long enough that a page does not try again at each request while the API is down. */
const FAILED_MS = 5_000;

type Registry = CachedRead<Result<SkillInfo[]>>;

declare global {
  /** Global, since pages and routes may each load their own copy of this module. */
  var palSkillsRegistry: { readonly base: string; readonly registry: Registry } | undefined;
}

/**
 * The skills of the registry, cached for five minutes, a failure for five seconds. Concurrent
 * callers share one read.
 */
export function skillRegistry(): Registry {
  const base = apiBaseUrl().href;
  if (globalThis.palSkillsRegistry?.base !== base) {
    const registry: Registry = new CachedRead({
      read: () => readRegistry(),
      keepMs: (read) => (read.ok ? FRESH_MS : FAILED_MS),
    });
    globalThis.palSkillsRegistry = { base, registry };
  }
  return globalThis.palSkillsRegistry.registry;
}
