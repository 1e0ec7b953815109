import 'server-only';
import { env } from '@/lib/env';

/** Where the API is, and the key every call to it carries. */
export interface Upstream {
  /** May have a path of its own, which every call goes below. */
  readonly baseUrl: URL;
  readonly apiKey: string;
}

declare global {
  /** Global, since pages and routes may each load their own copy of this module. */
  var palSkillsSandbox: Upstream | undefined;
}

/** Tells the client where the embedded sandbox listens. */
export function setEmbeddedSandbox(sandbox: Upstream): void {
  globalThis.palSkillsSandbox = sandbox;
}

/** The embedded sandbox, or undefined where none was started. */
export function embeddedSandbox(): Upstream | undefined {
  return globalThis.palSkillsSandbox;
}

/**
 * The API this process talks to: Tavus where there is a key, else the embedded sandbox; never one
 * in place of the other.
 * @throws Error in sandbox mode before the sandbox was started: the server starts it first
 */
export function upstream(): Upstream {
  const config = env();
  if (config.mode === 'tavus') {
    const { baseUrl, apiKey } = config;
    return {
      baseUrl,
      // A getter, so that asking for the address does not reveal the key.
      get apiKey() {
        return apiKey.reveal();
      },
    };
  }
  const sandbox = embeddedSandbox();
  if (sandbox === undefined) throw new Error('The embedded sandbox has not been started.');
  return sandbox;
}
