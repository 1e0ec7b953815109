import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { PROGRAMS } from './project';
import { run } from './run';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'chromium-headless-shell',
  'microsoft-edge-stable',
];
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

export const NO_CHROMIUM = [
  'No Chromium was found for the browser tests, and none could be installed.',
  'Install Chromium or Google Chrome, or set CHROMIUM_PATH to the program.',
].join('\n');

/** Root may not use Chromium's sandbox, everybody else should. */
export const isChromiumSandboxed = process.getuid?.() !== 0;

/**
 * A Chromium that runs: CHROMIUM_PATH, else the system's, else Playwright's own.
 * CHROMIUM_PATH is not guessed around: set to a program that does not run, it finds none.
 * @param works whether a path is a program that runs
 */
export function findChromium(
  env: Readonly<Record<string, string | undefined>> = process.env,
  works: (file: string) => boolean = runs,
): string | null {
  if (env.CHROMIUM_PATH) return works(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : null;
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, MAC_CHROME, chromium.executablePath()].find(works) ?? null;
}

/**
 * A Chromium, installed if there is none: by Playwright's installer, else, for root on Debian and
 * its kin, by apt.
 * @returns its path, or null where nothing helped
 */
export async function ensureChromium(): Promise<string | null> {
  const found = findChromium();
  if (found !== null || process.env.CHROMIUM_PATH) return found;
  console.log('No Chromium found: trying to install one.');
  await run(process.execPath, [PROGRAMS.playwright, 'install', 'chromium']);
  return findChromium() ?? (await installFromDebian());
}

async function installFromDebian(): Promise<string | null> {
  if (isChromiumSandboxed || !isExecutable('/usr/bin/apt-get')) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => run('/usr/bin/apt-get', args, { env });
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', 'chromium');
  return findChromium();
}

/** Asked for its version: a stub of a package that is not there, or a missing library, ends badly. */
function runs(file: string): boolean {
  return isExecutable(file) && spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
