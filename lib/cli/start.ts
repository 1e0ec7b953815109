/** `npm start`: checks the configuration, builds if needed, and serves until it is told to stop. */
import { guardProcess } from '@/lib/guard-process';
import { ensureBuilt } from './build-dashboard';
import { loadEnvOrExit } from './load-env';
import { readyLine } from './messages';
import { endWithParents } from './parents';
import { portFault } from './ports';
import { startDashboard } from './serve';

guardProcess();
endWithParents();
const env = loadEnvOrExit();
const fault = await portFault(env.host, env.port);
if (fault !== null) exitWith(fault);
const buildCode = await ensureBuilt();
if (buildCode !== 0) process.exit(buildCode);

const dashboard = await startDashboard({ host: env.host, port: env.port }).catch((error: unknown) =>
  exitWith(error instanceof Error ? error.message : String(error)),
);
const stop = (signal: NodeJS.Signals) => void dashboard.stop(signal);
process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
console.log(readyLine(env));
process.exitCode = await dashboard.exited;

function exitWith(message: string): never {
  console.error(message);
  process.exit(1);
}
