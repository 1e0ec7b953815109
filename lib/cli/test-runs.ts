import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium, NO_CHROMIUM } from './chromium';
import { PROGRAMS, RESULTS } from './project';
import { run } from './run';
import { countPlaywright, countRun, countVitest, type Counts } from './test-counts';
import { countCheck } from './test-summary';

/** Runs vitest with these arguments; its report is called `name`. */
export async function vitest(name: string, args: readonly string[]): Promise<Counts> {
  const report = freshReport(name);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(process.execPath, [PROGRAMS.vitest, 'run', ...args, ...reporters]);
  return countRun(code, report, countVitest);
}

/** Runs Playwright with these arguments, on the build as it is. */
export async function browserTests(args: readonly string[]): Promise<Counts> {
  const report = freshReport('browser');
  const chromium = await ensureChromium('tests');
  if (chromium === null) {
    console.error(NO_CHROMIUM);
    return countCheck(1);
  }
  const code = await run(process.execPath, [PROGRAMS.playwright, 'test', ...args], {
    env: { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return countRun(code, report, countPlaywright);
}

/** A report's place, with no older report in it. */
function freshReport(name: string): string {
  const file = path.join(RESULTS, `${name}.json`);
  mkdirSync(RESULTS, { recursive: true });
  rmSync(file, { force: true });
  return file;
}
