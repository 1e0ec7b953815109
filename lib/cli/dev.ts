/** `npm run dev`: checks the configuration, then the development server with hot reload. */
import { nextEnv } from './build-dashboard';
import { loadEnvOrExit } from './load-env';
import { endWithParents } from './parents';
import { PROGRAMS } from './project';
import { run } from './run';

endWithParents();
const { host, port } = loadEnvOrExit({ isDevelopment: true });
process.exitCode = await run(
  process.execPath,
  [PROGRAMS.next, 'dev', '-H', host, '-p', String(port), ...process.argv.slice(2)],
  { env: nextEnv('development') },
);
