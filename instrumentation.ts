/**
 * Runs once when the server starts, before any request; not in the build. Faults in the environment
 * end the process here, so that a server that cannot work never answers.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { parseEnv } = await import('@/lib/env');
    const checked = parseEnv(process.env);
    if (!checked.ok) {
      process.stderr.write(`${checked.faults.join('\n')}\n`);
      process.exit(1);
    }
    if (checked.env.mode === 'sandbox') {
      const { startEmbeddedSandbox } = await import('@/lib/sandbox/embedded');
      const { sandboxPals, sandboxDocuments } = checked.env;
      await startEmbeddedSandbox({ pals: sandboxPals, documents: sandboxDocuments });
    }
  }
}
