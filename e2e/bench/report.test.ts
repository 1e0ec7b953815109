import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { atMost } from './figure';
import { circumstances, markdownBlock, readReport, replaceBlock, writeReport } from './report';

const REPORT = {
  ...circumstances(),
  latency_ms: 100,
  is_quick: false,
  figures: [{ what: 'list', value: 180.5, unit: 'kB', aim: atMost(200) }],
  skipped: [{ part: 'lighthouse', reason: 'No Chromium.' }],
};

it('reads what it has written', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'bench-')), 'sub', 'bench.json');
  writeReport(file, REPORT);
  expect(readReport(file)).toEqual(REPORT);
  expect(() => readReport(`${file}.none`)).toThrow('There is no');
});

it('replaces its own part of a document and nothing else', () => {
  const begin = '<!-- bench: written by npm run bench -- --write -->';
  const document = `# Title\n\n${begin}\n\nold\n\n<!-- bench: end -->\n\nAfter\n`;
  const once = replaceBlock(document, markdownBlock(REPORT, REPORT.figures));
  expect(once).toMatch(/^# Title\n/);
  expect(once).toMatch(/\n<!-- bench: end -->\n\nAfter\n$/);
  expect(once).toContain('| list |');
  expect(once).toContain('Not measured: lighthouse. No Chromium.');
  expect(once).not.toContain('old');
  expect(replaceBlock(once, 'old')).toBe(document);
  expect(() => replaceBlock('# Title', 'x')).toThrow('no place');
});
