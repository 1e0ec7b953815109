/**
 * `npm test`: types, lint, unit and contract tests, the production build, browser tests. Every step
 * runs even where one before it failed. `test.ts e2e …` runs the browser tests alone, and hands
 * further arguments on to Playwright.
 */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build-dashboard';
import { ensureChromium, NO_CHROMIUM } from './chromium';
import { PROGRAMS, RESULTS } from './project';
import { run } from './run';
import { countPlaywright, countRun, countVitest, NO_COUNTS, type Counts } from './test-counts';
import { countCheck, summary, type Step } from './test-summary';

const [only, ...rest] = process.argv.slice(2);
const steps: Step[] = [];

if (only === 'e2e') {
  const isBuilt = (await ensureBuilt()) === 0;
  await step('browser', () => (isBuilt ? browserTests(rest) : Promise.resolve(countCheck(1))));
} else {
  await step('types', () => npmScript('typecheck'));
  await step('lint', () => npmScript('lint'));
  await step('unit', () => vitest('unit', []));
  await step('contract', () => vitest('contract', ['--config', 'vitest.contract.config.ts']));
  const build = await step('build', () => npmScript('build'));
  if (build.failed === 0) await step('browser', () => browserTests([]));
  else steps.push({ name: 'browser', counts: NO_COUNTS, seconds: 0, skippedBecause: 'no build' });
}

console.log(summary(steps));
process.exitCode = steps.some(({ counts }) => counts.failed > 0) ? 1 : 0;

async function step(name: string, work: () => Promise<Counts>): Promise<Counts> {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const counts = await work();
  steps.push({ name, counts, seconds: (performance.now() - start) / 1000 });
  return counts;
}

async function npmScript(name: string): Promise<Counts> {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  return countCheck(await run('npm', ['run', '--silent', name], { env }));
}

async function vitest(name: string, args: readonly string[]): Promise<Counts> {
  const report = freshReport(name);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(process.execPath, [PROGRAMS.vitest, 'run', ...args, ...reporters]);
  return countRun(code, report, countVitest);
}

async function browserTests(args: readonly string[]): Promise<Counts> {
  const report = freshReport('browser');
  const chromium = await ensureChromium();
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
