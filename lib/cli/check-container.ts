/**
 * `npm run check-container`: does the steps of the Dockerfile in a clean folder, starts what they
 * make as the image's user on a read-only tree, and asks it for its health as an engine would.
 */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inImage, makeImage } from './container/image';
import { filesBelow, megabytes, sizeOf } from './container/listing';
import { chooseRunner } from './container/runner';
import { copySources, newScratch, removeScratch } from './container/scratch';
import { freePort } from './ports';

const HEALTHY_MS = 30_000;
const scratch = newScratch();
process.once('exit', () => removeScratch(scratch));
const source = path.join(scratch, 'source');
mkdirSync(source);
copySources(source);
const image = await makeImage({ source, scratch });
const app = inImage(image, image.workdir);
console.log(
  `Made: ${filesBelow(app).length} files, ${megabytes(sizeOf(app))} without the base image.`,
);

const runner = chooseRunner(image);
// A sandbox that only this machine reaches needs no sign-in.
const env = { ...image.env, HOST: '127.0.0.1', PORT: String(await freePort()) };
const server = runner.start(image.command, env);
server.stdout?.pipe(process.stdout);
server.stderr?.pipe(process.stderr);
console.log(`Started ${runner.description}.`);

const isHealthy = await becomesHealthy();
console.log(isHealthy ? 'The health check passes.' : 'The health check fails.');
server.kill('SIGTERM');
if (server.exitCode === null) await once(server, 'exit');
console.log(`Stopped with code ${server.exitCode}.`);
process.exit(isHealthy && server.exitCode === 0 ? 0 : 1);

async function becomesHealthy(): Promise<boolean> {
  const until = Date.now() + HEALTHY_MS;
  while (server.exitCode === null && Date.now() < until) {
    const [code] = await once(runner.start(image.healthCommand, env), 'exit');
    if (code === 0) return true;
    await wait(500);
  }
  return false;
}
