/**
 * `npm run build:standalone`: the production build as a folder that runs by itself, with nothing but
 * Node: `.next/standalone`. The container and the systemd unit run it with `node start.mjs`.
 */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { buildDashboard } from './build-dashboard';
import { ROOT } from './project';

const FOLDER = path.join(ROOT, '.next', 'standalone');

process.env.BUILD_STANDALONE = '1';
rmSync(FOLDER, { recursive: true, force: true });
const code = await buildDashboard();
if (code !== 0) process.exit(code);

// Next copies `.env` files into the folder: whoever gets the image would get the key.
for (const name of readdirSync(FOLDER)) {
  if (name.startsWith('.env')) rmSync(path.join(FOLDER, name));
}
// The image optimiser is off: its native code is 19 MB that nothing loads.
for (const name of ['sharp', '@img']) {
  rmSync(path.join(FOLDER, 'node_modules', name), { recursive: true, force: true });
}
// Next leaves them to a CDN.
copyIfThere('.next/static');
copyIfThere('public');
cpSync(path.join(ROOT, 'lib/cli/healthcheck.mjs'), path.join(FOLDER, 'healthcheck.mjs'));
await build({
  entryPoints: [path.join(ROOT, 'lib/cli/standalone.ts')],
  outfile: path.join(FOLDER, 'start.mjs'),
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  conditions: ['react-server'],
  legalComments: 'none',
  // It is CommonJS, and in the folder anyway.
  external: ['@next/env'],
});

function copyIfThere(folder: string): void {
  const from = path.join(ROOT, folder);
  if (existsSync(from)) cpSync(from, path.join(FOLDER, folder), { recursive: true });
}
