import 'server-only';
import { randomBytes } from 'node:crypto';
import { setEmbeddedSandbox } from '@/lib/tavus/upstream';
import { startSandbox, type RunningSandbox } from './server';

declare global {
  /** One per process: development reloads modules, but what they started stays. */
  var embeddedSandboxStart: Promise<RunningSandbox> | undefined;
}

/**
 * Starts the sandbox inside this process, on a loopback port the system chooses and with a key made
 * for this run, and gives its address to the client of the API. A second call waits for the first.
 * @throws Error where no loopback port can be listened on
 */
export async function startEmbeddedSandbox(size: {
  readonly pals: number | null;
  readonly documents: number | null;
}): Promise<void> {
  globalThis.embeddedSandboxStart ??= startSandbox({
    apiKey: `sandbox-${randomBytes(24).toString('hex')}`,
    ...size,
  });
  const { url, apiKey } = await globalThis.embeddedSandboxStart;
  setEmbeddedSandbox({ baseUrl: url, apiKey });
}
