import type { Instrumentation } from 'next';

/**
 * Runs once when the server starts, before any request; not in the build. Faults in the environment
 * end the process here, so that a server that cannot work never answers.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { guardProcess } = await import('@/lib/guard-process');
    if (process.env.NODE_ENV === 'production') guardProcess();
    const { checkEnv } = await import('@/lib/env');
    const checked = checkEnv(process.env);
    if (!checked.ok) {
      process.stderr.write(`${checked.faults.join('\n')}\n`);
      process.exit(1);
    }
    const { tellPeerAddress } = await import('@/lib/auth/peer-address');
    tellPeerAddress();
    const { guardBodies } = await import('@/lib/bodies/guard-bodies');
    guardBodies();
    // Created and tidied now, so that a file that fails does so before anyone relies on it.
    const { revocations } = await import('@/lib/auth/revocations');
    revocations();
    // Only when the starting command has turned Next's own handling off: not in development.
    if (process.env.NEXT_MANUAL_SIG_HANDLE !== undefined) {
      const { stopGracefully } = await import('@/lib/graceful-stop');
      stopGracefully();
    }
    const { headEveryAnswer } = await import('@/lib/headers/every-answer');
    headEveryAnswer({
      isHttps: checked.env.appOrigin?.protocol === 'https:',
      isDevelopment: process.env.NODE_ENV === 'development',
    });
    if (checked.env.mode === 'sandbox') {
      const { startEmbeddedSandbox } = await import('@/lib/sandbox/embedded');
      const { sandboxPals, sandboxDocuments } = checked.env;
      await startEmbeddedSandbox({ pals: sandboxPals, documents: sandboxDocuments });
    }
  }
}

/** Told by Next of every error that nothing caught. */
export const onRequestError: Instrumentation.onRequestError = async (...thrown) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logThrown } = await import('@/lib/log/log-thrown');
    logThrown(...thrown);
  }
};
