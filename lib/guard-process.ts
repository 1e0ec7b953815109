/**
 * Keeps this process alive and closed to debuggers, whatever happens around it:
 * - Output that cannot be written (`npm start | head -1`, a log on a full disk) loses lines, not the
 *   server.
 * - SIGUSR1 would open Node's inspector, and with it the memory that holds the key, to every user of
 *   the machine. Node opens none where the signal has a listener.
 */
export function guardProcess(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.on('SIGUSR1', () => undefined);
}

/** Node's own switch for the same, which is in force before any code runs; empty where it has none. */
export const NO_DEBUGGER_FLAGS: readonly string[] = ['--disable-sigusr1'].filter((flag) =>
  process.allowedNodeEnvironmentFlags.has(flag),
);
