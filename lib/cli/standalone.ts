/**
 * What runs in the container and under systemd: checks the configuration as `npm start` does, then
 * serves the standalone build in this very process. `npm run build:standalone` makes one file of it,
 * beside Next's `server.js`.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { guardProcess } from '@/lib/guard-process';
import { checkEnvOrExit } from './load-env';
import { readyLine } from './messages';
import { portFault } from './ports';
import { answers } from './serve';

guardProcess();
// As the first process of a container Node would not end by itself. The server takes over later.
const early = () => {
  if (!('palSkillsStop' in globalThis)) process.exit(0);
};
process.on('SIGTERM', early).on('SIGINT', early);

const env = checkEnvOrExit();
const fault = await portFault(env.host, env.port);
if (fault !== null) {
  console.error(fault);
  process.exit(1);
}

// HOSTNAME is where Next's server listens; in a container it is the container's name.
Object.assign(process.env, {
  HOSTNAME: env.host,
  PORT: String(env.port),
  NEXT_MANUAL_SIG_HANDLE: '1',
  NEXT_TELEMETRY_DISABLED: '1',
});
const { log } = console;
// Next's banner: standard output is for lines of JSON, and for one that people read.
console.log = () => undefined;
await import(pathToFileURL(path.join(import.meta.dirname, 'server.js')).href);
const isUp = await answers(env.host, env.port, new Promise(() => undefined));
console.log = log;
if (!isUp) {
  console.error('The server did not start.');
  process.exit(1);
}
console.log(readyLine(env));
