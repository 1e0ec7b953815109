import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ensureChromium, isChromiumSandboxed, NO_CHROMIUM } from '@/lib/cli/chromium';
import { RESULTS } from '@/lib/cli/project';
import { run } from '@/lib/cli/run';
import { twoPals, withApi, withDashboard } from './benched';
import { atLeast, Skipped, type Figure, type Part } from './figure';
import { pagesOf } from './pages';
import { median } from './statistics';

/** It loses the beginning of a trace now and then, of any page. */
const FLAKES = ['NO_NAVSTART', 'NO_FCP'];
const TRIES = 3;

/** The last one that runs on Node 20. Outside the lock: it asks for packages by "latest". */
const VERSION = '12.8.2';
const TOOLS = path.join(RESULTS, 'bench-tools');
const PROGRAM = path.join(TOOLS, 'node_modules/lighthouse/cli/index.js');
const AIMS = { desktop: 100, mobile: 95 } as const;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

const score = z.object({ score: z.number().nullable() });
const resultSchema = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.object({ performance: score, accessibility: score, 'best-practices': score }),
});

type Scores = Readonly<Record<(typeof CATEGORIES)[number], number>>;

/** Lighthouse on every page, as a desktop and as a phone on a slow line. */
export const lighthouse: Part = async ({ isQuick }) => {
  const chromium = await ensureChromium();
  if (chromium === null) throw new Skipped(NO_CHROMIUM.replaceAll('\n', ' '));
  await installOnce();
  const times = isQuick ? 1 : 3;
  return withApi({}, (api) =>
    withDashboard(api, async (dashboard) => {
      const figures: Figure[] = [];
      const pages = Object.entries(pagesOf(await twoPals(dashboard)));
      for (const [label, where] of isQuick ? pages.slice(0, 1) : pages) {
        for (const form of ['desktop', 'mobile'] as const) {
          const url = new URL(where, dashboard.url).href;
          const runs: Scores[] = [];
          for (let index = 0; index < times; index += 1) runs.push(judge(chromium, url, form));
          for (const category of CATEGORIES) {
            figures.push({
              what: `Lighthouse ${form}, ${label}, ${category.replace('-', ' ')}`,
              value: median(runs.map((scores) => scores[category])),
              unit: '',
              aim: atLeast(AIMS[form]),
            });
          }
        }
      }
      return figures;
    }),
  );
};

async function installOnce(): Promise<void> {
  if (existsSync(PROGRAM)) return;
  mkdirSync(TOOLS, { recursive: true });
  const code = await run(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', TOOLS, `lighthouse@${VERSION}`],
    { output: 'stderr' },
  );
  if (code !== 0 || !existsSync(PROGRAM)) {
    throw new Skipped(`lighthouse@${VERSION} could not be installed into ${TOOLS}.`);
  }
}

function judge(chromium: string, url: string, form: keyof typeof AIMS, triesLeft = TRIES): Scores {
  const file = path.join(TOOLS, 'report.json');
  const flags = ['--headless=new', ...(isChromiumSandboxed ? [] : ['--no-sandbox'])];
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      PROGRAM,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${CATEGORIES.join(',')}`,
      `--chrome-flags=${flags.join(' ')}`,
      // Neither error reports nor anything else leaves this machine.
      '--no-enable-error-reporting',
      ...(form === 'desktop' ? ['--preset=desktop'] : []),
    ],
    {
      cwd: TOOLS,
      encoding: 'utf8',
      timeout: 180_000,
      env: { ...process.env, CHROME_PATH: chromium },
    },
  );
  if (triesLeft > 1 && FLAKES.some((flake) => stderr.includes(flake))) {
    return judge(chromium, url, form, triesLeft - 1);
  }
  if (status !== 0) throw new Error(`Lighthouse ended with ${status}: ${stderr.slice(-1_000)}`);
  const { categories, runtimeError } = resultSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (runtimeError !== undefined) throw new Error(`Lighthouse: ${runtimeError.message}`);
  const points = (category: keyof Scores) => Math.round((categories[category].score ?? 0) * 100);
  return {
    performance: points('performance'),
    accessibility: points('accessibility'),
    'best-practices': points('best-practices'),
  };
}
