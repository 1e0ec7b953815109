import { rmSync } from 'node:fs';
import { announce } from './running';
import { logFile, startDashboardWith, startTavusDashboard, startUpstream } from './servers';
import { REVOCATIONS } from './session';

/** Starts what all tests share, on ports of the system's choice; gives back what ends it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const logs = { tavus: logFile('tavus-dashboard'), sandbox: logFile('sandbox-dashboard') };
  for (const log of Object.values(logs)) rmSync(log, { force: true });
  rmSync(REVOCATIONS, { recursive: true, force: true });
  const upstream = await startUpstream();
  const [tavus, sandbox] = await Promise.all([
    startTavusDashboard(upstream.proxyUrl, logs.tavus),
    startDashboardWith({}, logs.sandbox),
  ]);
  announce({
    tavusUrl: tavus.url,
    sandboxUrl: sandbox.url,
    apiUrl: upstream.apiUrl,
    proxyUrl: upstream.proxyUrl,
  });
  return async () => {
    // No waiting for connections that a test has left hanging.
    await Promise.all([tavus.stop('SIGKILL'), sandbox.stop('SIGKILL')]);
    upstream.stop();
  };
}
