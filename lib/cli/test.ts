/**
 * `npm test`: types, lint, unit and contract tests, the production build, browser tests. Every step
 * runs even where one before it failed. `test.ts e2e …` runs the browser tests alone, and hands
 * further arguments on to Playwright.
 */
import { ensureBuilt } from './build-dashboard';
import { run } from './run';
import { NO_COUNTS, type Counts } from './test-counts';
import { browserTests, vitest } from './test-runs';
import { countCheck, summary, type Step } from './test-summary';

const [only, ...rest] = process.argv.slice(2);
const steps: Step[] = [];

if (only === 'e2e') {
  const isBuilt = (await ensureBuilt()) === 0;
  await step('browser', () => (isBuilt ? browserTests(rest) : Promise.resolve(countCheck(1))));
} else {
  // Each of the two keeps one core busy.
  await Promise.all([
    step('types', () => npmScript('typecheck')),
    step('lint', () => npmScript('lint')),
  ]);
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
