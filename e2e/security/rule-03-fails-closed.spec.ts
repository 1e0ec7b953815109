import { existsSync, mkdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { expect, test } from '@playwright/test';
import { freePort, portFault } from '@/lib/cli/ports';
import { addressOf } from '@/lib/cli/serve';
import { npmStart } from '../npm-start';
import { badEnvironments } from './bad-environments';
import { recordFigure } from './figures';

const LIMIT_MS = 5_000;

/** Loaded before a program, and before each of its own: notes every attempt to open a port. */
const NOTE_LISTEN = `
import { appendFileSync } from 'node:fs';
import { Server } from 'node:net';
const { listen } = Server.prototype;
Server.prototype.listen = function (...args) {
  appendFileSync(process.env.LISTEN_NOTES, 'listen');
  return listen.apply(this, args);
};`;

function noteListen(notes: string): Readonly<Record<string, string>> {
  const preload = `data:text/javascript,${encodeURIComponent(NOTE_LISTEN)}`;
  return { NODE_OPTIONS: `--import=${preload}`, LISTEN_NOTES: notes };
}

test('a bad environment starts nothing, and is told in one sentence without a secret', async ({}, info) => {
  test.setTimeout(180_000);
  const port = await freePort();
  const folder = info.outputPath('files');
  mkdirSync(folder, { recursive: true });
  const environments = badEnvironments(folder);
  const broken: string[] = [];
  let slowest = 0;

  for (const [index, { name, settings, says }] of environments.entries()) {
    const notes = info.outputPath(`listen-${index}`);
    const began = performance.now();
    const start = npmStart({ PORT: String(port), ...settings, ...noteListen(notes) });
    const timer = setTimeout(() => start.kill('SIGKILL'), LIMIT_MS);
    const code = await start.exited;
    clearTimeout(timer);
    slowest = Math.max(slowest, performance.now() - began);

    const [head, sentence = '', ...rest] = start.stderr().trimEnd().split('\n');
    const isOneSentence =
      head === 'One setting is wrong, so nothing was started:' &&
      says.test(sentence.replace(/^- /, '')) &&
      rest.length === 0;
    const printed = start.stdout() + start.stderr();
    const secrets = Object.values(settings).filter((value) => /canary|scrypt/.test(value));
    const isLeaking = secrets.some((secret) => printed.includes(secret.trim()));
    const isRight =
      code === 1 && isOneSentence && !isLeaking && !existsSync(notes) && start.stdout() === '';
    if (!isRight) broken.push(`${name} (code ${String(code)}): ${printed}`);
  }

  recordFigure({
    rule: 3,
    tried: `${environments.length} bad environments started`,
    figure: `${environments.length - broken.length} refused in one sentence, no port, no secret; slowest ${(slowest / 1000).toFixed(1)} s`,
    limit: 'all, within 5 s',
    holds: broken.length === 0 && slowest <= LIMIT_MS,
  });
  expect(environments.length).toBeGreaterThanOrEqual(12);
  expect(broken).toEqual([]);
  expect(slowest).toBeLessThanOrEqual(LIMIT_MS);
  expect(await portFault('127.0.0.1', port)).toBeNull();
});

test('a port that is opened would have been noted, and the sandbox opens it on loopback alone', async ({}, info) => {
  const port = await freePort();
  const notes = info.outputPath('listen');
  const start = npmStart({ PORT: String(port), ...noteListen(notes) });
  await expect.poll(() => start.stdout()).toContain('is ready');
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  // A server on every interface answers on all of 127.0.0.0/8, one on 127.0.0.1 does not.
  const reached = await Promise.all(
    ['127.0.0.1', '127.0.0.2', ...outside].map(async (address) => {
      const answer = await fetch(addressOf(address, port)).catch(() => null);
      return answer === null ? [] : [address];
    }),
  );
  start.kill('SIGTERM');
  await start.exited;
  expect(existsSync(notes)).toBe(true);
  expect(reached.flat()).toEqual(['127.0.0.1']);
});
