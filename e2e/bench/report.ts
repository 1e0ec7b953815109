import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from '@/lib/cli/project';
import type { Figure } from './figure';
import { markdownTable } from './table';

const figureSchema = z.object({
  what: z.string(),
  /** JSON has no NaN: null stands for what could not be counted. */
  value: z
    .number()
    .nullable()
    .transform((value) => value ?? Number.NaN),
  unit: z.string(),
  aim: z.object({ is: z.enum(['at most', 'at least']), value: z.number() }).optional(),
  note: z.string().optional(),
});

const reportSchema = z.object({
  date: z.string(),
  commit: z.string().nullable(),
  node: z.string(),
  machine: z.object({
    cpu: z.string(),
    cores: z.number(),
    memory_gb: z.number(),
    platform: z.string(),
    /** Of the last minute before the run: more than some tenths of a core spoil the figures. */
    load: z.number(),
  }),
  latency_ms: z.number(),
  is_quick: z.boolean(),
  figures: z.array(figureSchema),
  skipped: z.array(z.object({ part: z.string(), reason: z.string() })),
});

export type Report = z.infer<typeof reportSchema>;

/** What a run is told with, apart from its figures. Taken before it begins. */
export function circumstances(): Pick<Report, 'date' | 'commit' | 'node' | 'machine'> {
  const git = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' });
  return {
    date: new Date().toISOString(),
    commit: git.status === 0 ? git.stdout.trim() : null,
    node: process.version,
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      memory_gb: Math.round(totalmem() / 1024 ** 3),
      platform: platform(),
      load: Number((loadavg()[0] ?? 0).toFixed(2)),
    },
  };
}

export function machineLine({ machine, node, date, commit }: Omit<Report, 'figures'>): string {
  const { cpu, cores, memory_gb, platform: system, load } = machine;
  const at = commit === null ? '' : `, commit ${commit.slice(0, 10)}`;
  return `${date.slice(0, 10)}, ${cores} cores of ${cpu}, ${memory_gb} GB, ${system}, Node ${node}, load ${load} before the run${at}`;
}

export function writeReport(file: string, report: Report): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}

/** @throws Error where there is no such file, or it holds no report */
export function readReport(file: string): Report {
  if (!existsSync(file)) throw new Error(`There is no ${file} to compare with.`);
  return reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const BEGIN = '<!-- bench: written by npm run bench -- --write -->';
const END = '<!-- bench: end -->';

/** The part of a document that the bench writes. */
export function markdownBlock(report: Report, figures: readonly Figure[]): string {
  const quick = report.is_quick ? ' A quick run: few repetitions, the figures mean little.' : '';
  const skipped = report.skipped.map(({ part, reason }) => `Not measured: ${part}. ${reason}`);
  return [`${machineLine(report)}.${quick}`, markdownTable(figures), ...skipped].join('\n\n');
}

/**
 * Replaces what stands between the marks.
 * @throws Error where a mark is missing
 */
export function replaceBlock(document: string, block: string): string {
  const from = document.indexOf(BEGIN);
  const to = document.indexOf(END);
  if (from < 0 || to < from) throw new Error('The document has no place for the table.');
  return `${document.slice(0, from + BEGIN.length)}\n\n${block}\n\n${document.slice(to)}`;
}
