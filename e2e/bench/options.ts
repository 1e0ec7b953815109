import path from 'node:path';
import { parseArgs } from 'node:util';
import { RESULTS } from '@/lib/cli/project';

export const PART_NAMES = [
  'weight',
  'lighthouse',
  'opening',
  'interaction',
  'saving',
  'server',
  'memory',
  'reading',
] as const;

export type PartName = (typeof PART_NAMES)[number];

export interface BenchOptions {
  readonly parts: readonly PartName[];
  readonly latencyMs: number;
  readonly isQuick: boolean;
  /** Where the figures go as JSON. */
  readonly out: string;
  /** An earlier run's file. */
  readonly compare: string | null;
  /** Whether the table goes into docs/performance.md. */
  readonly isWritten: boolean;
  /** Whether a build that is older than its sources is measured all the same. */
  readonly isBuildKept: boolean;
}

export const USAGE = `Usage: npm run bench -- [options]
  --only PARTS      some parts, by comma: ${PART_NAMES.join(', ')}
  --latency MS      added to each answer of the API where latency is measured (default: 100)
  --quick           few repetitions: to see that everything runs
  --out FILE        where the figures go (default: test-results/bench.json)
  --compare FILE    prints what has changed since an earlier run
  --write           puts the table into docs/performance.md
  --as-built        measures the build that is there, however old`;

const MAX_LATENCY_MS = 10_000;

/** @throws Error with a sentence for every argument that is wrong */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      latency: { type: 'string', default: '100' },
      quick: { type: 'boolean', default: false },
      out: { type: 'string', default: path.join(RESULTS, 'bench.json') },
      compare: { type: 'string' },
      write: { type: 'boolean', default: false },
      'as-built': { type: 'boolean', default: false },
    },
  });
  if (!/^\d{1,5}$/.test(values.latency) || Number(values.latency) > MAX_LATENCY_MS) {
    throw new Error(`--latency must be a whole number from 0 to ${MAX_LATENCY_MS}.`);
  }
  return {
    parts: values.only === undefined ? PART_NAMES : values.only.split(',').map(partName),
    latencyMs: Number(values.latency),
    isQuick: values.quick,
    out: path.resolve(values.out),
    compare: values.compare === undefined ? null : path.resolve(values.compare),
    isWritten: values.write,
    isBuildKept: values['as-built'],
  };
}

function partName(text: string): PartName {
  const found = PART_NAMES.find((name) => name === text.trim());
  if (found === undefined) throw new Error(`--only: there is no part "${text}".`);
  return found;
}
