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
/** The same engine without a browser's own windows: what tests see is equal, and comes sooner. */
const SHELL = 'chromium-headless-shell';
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

export const NO_CHROMIUM = [
  'No Chromium was found for the browser tests, and none could be installed.',
  'Install Chromium or Google Chrome, or set CHROMIUM_PATH to the program.',
].join('\n');

/** Root may not use Chromium's sandbox, everybody else should. */
export const isChromiumSandboxed = process.getuid?.() !== 0;

/** What it is for: a whole browser, or tests, which prefer the one that starts and draws soonest. */
export type ChromiumUse = 'browser' | 'tests';

interface FindOptions {
  readonly use?: ChromiumUse;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Whether a path is a program that runs. */
  readonly works?: (file: string) => boolean;
}

/**
 * A Chromium that runs: CHROMIUM_PATH, else the system's, else Playwright's own.
 * CHROMIUM_PATH is not guessed around: set to a program that does not run, it finds none.
 */
export function findChromium({
  use = 'browser',
  env = process.env,
  works = runs,
}: FindOptions = {}): string | null {
  if (env.CHROMIUM_PATH) return works(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : null;
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const names = use === 'tests' ? [SHELL, ...NAMES] : NAMES;
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, MAC_CHROME, chromium.executablePath()].find(works) ?? null;
}

/**
 * A Chromium, installed if there is none: by Playwright's installer, else, for root on Debian and
 * its kin, by apt.
 * @returns its path, or null where nothing helped
 */
export async function ensureChromium(use: ChromiumUse = 'browser'): Promise<string | null> {
  const found = findChromium({ use });
  if (found !== null || process.env.CHROMIUM_PATH) return found;
  console.log('No Chromium found: trying to install one.');
  await run(process.execPath, [PROGRAMS.playwright, 'install', 'chromium']);
  return findChromium({ use }) ?? (await installFromDebian(use));
}

async function installFromDebian(use: ChromiumUse): Promise<string | null> {
  if (isChromiumSandboxed || !isExecutable('/usr/bin/apt-get')) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => run('/usr/bin/apt-get', args, { env });
  await apt('update');
  const install = (name: string) => apt('install', '-y', '--no-install-recommends', name);
  // Older releases of Debian have no shell.
  if (use === 'tests') await install(SHELL);
  if (findChromium({ use }) === null) await install('chromium');
  return findChromium({ use });
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
