/**
 * `npm run doctor`: checks why a dashboard with a key does not work, a line for each check, for people
 * or with `--json` for programs. It only reads, and its output holds no secret and nothing that Tavus
 * stores. Ends with code 1 if a check fails.
 */
import nextEnv from '@next/env';
import { hasFailed, reportJson, reportText } from '@/lib/doctor/check';
import { diagnose } from '@/lib/doctor/doctor';
import { ROOT } from './project';

// Next's own words about `.env` files would be no part of the report.
const silent = { info: () => undefined, error: () => undefined };
nextEnv.loadEnvConfig(ROOT, false, silent);

const checks = await diagnose(process.env);
console.log(process.argv.includes('--json') ? reportJson(checks) : reportText(checks));
process.exitCode = hasFailed(checks) ? 1 : 0;
