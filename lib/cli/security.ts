/**
 * `npm run security`: the tests of the security rules, then one table of what each has counted. Ends
 * with 1 where a test fails, a figure is over its limit, or a rule has none.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { FIGURES_FILE } from '@/e2e/security/figures';
import { parseFigures, securityTable } from '@/e2e/security/table';
import { ensureBuilt } from './build-dashboard';
import { browserTests, vitest } from './test-runs';

const FOLDER = 'e2e/security';

// Figures of an older run would hold for code that no longer does.
rmSync(FIGURES_FILE, { force: true });
const buildCode = await ensureBuilt();
if (buildCode !== 0) process.exit(buildCode);
const runs = [await vitest('security', [FOLDER]), await browserTests([FOLDER])];
const noted = existsSync(FIGURES_FILE) ? readFileSync(FIGURES_FILE, 'utf8') : '';
const table = securityTable(parseFigures(noted));
const failed = runs.reduce((all, { failed }) => all + failed, 0);

console.log(`\n${table.text}`);
if (failed > 0) console.log(`${failed} failed: see above`);
process.exitCode = table.holds && failed === 0 ? 0 : 1;
