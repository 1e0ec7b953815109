/** `npm run bench`: what the dashboard weighs, how fast it is, and what it holds; docs/performance.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ensureBuilt } from '@/lib/cli/build-dashboard';
import { ROOT } from '@/lib/cli/project';
import { Skipped, type Figure, type Part } from './figure';
import { interaction } from './interaction';
import { lighthouse } from './lighthouse';
import { memory } from './memory';
import { opening } from './opening';
import { parseOptions, USAGE, type BenchOptions, type PartName } from './options';
import { reading } from './reading';
import {
  circumstances,
  machineLine,
  markdownBlock,
  readReport,
  replaceBlock,
  writeReport,
  type Report,
} from './report';
import { saving } from './saving';
import { server } from './server';
import { differences, textTable } from './table';
import { weight } from './weight';

const PARTS: Readonly<Record<PartName, Part>> = {
  weight,
  lighthouse,
  opening,
  interaction,
  saving,
  server,
  memory,
  reading,
};
const DOCUMENT = path.join(ROOT, 'docs/performance.md');

// A bench must never reach an account: without a key only the servers started here are called.
process.env.TAVUS_API_KEY = '';

const options = optionsOrExit();
const before = options.compare === null ? null : readReport(options.compare);
if (!options.isBuildKept && (await ensureBuilt()) !== 0) process.exit(1);
const report = await measure(options);

console.log(`\n${machineLine(report)}\n\n${textTable(report.figures)}`);
for (const { part, reason } of report.skipped) console.log(`\nNot measured: ${part}. ${reason}`);
writeReport(options.out, report);
console.log(`\nWritten to ${path.relative(process.cwd(), options.out)}`);
if (before !== null) {
  console.log(`\nSince ${machineLine(before)}\n\n${differences(before.figures, report.figures)}`);
}
if (options.isWritten) {
  const block = markdownBlock(report, report.figures);
  const text = replaceBlock(readFileSync(DOCUMENT, 'utf8'), block);
  const style = await resolveConfig(DOCUMENT);
  writeFileSync(DOCUMENT, await format(text, { ...style, filepath: DOCUMENT }));
  console.log(`The table stands in ${path.relative(process.cwd(), DOCUMENT)}`);
}

async function measure({ parts, isQuick, latencyMs }: BenchOptions): Promise<Report> {
  const known = circumstances();
  const figures: Figure[] = [];
  const skipped: Report['skipped'] = [];
  for (const name of parts) {
    console.error(`Measuring: ${name}`);
    try {
      figures.push(...(await PARTS[name]({ isQuick, latencyMs })));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!(error instanceof Skipped)) process.exitCode = 1;
      skipped.push({ part: name, reason });
      console.error(`  not measured: ${reason}`);
    }
  }
  return { ...known, latency_ms: latencyMs, is_quick: isQuick, figures, skipped };
}

function optionsOrExit(): BenchOptions {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(1);
  }
}
