import type nodeFs from 'node:fs';
import { fdatasyncSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { appendLine } from './audit-file';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof nodeFs>();
  return { ...fs, fdatasyncSync: vi.fn(fs.fdatasyncSync) };
});

it('a line that has to last is forced onto the disk once it is written', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'audit-file-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'audit.jsonl');
  const flush = vi.mocked(fdatasyncSync);
  appendLine(file, 'one');
  expect(flush).not.toHaveBeenCalled();
  let flushed = '';
  flush.mockImplementationOnce(() => {
    flushed = readFileSync(file, 'utf8');
  });
  appendLine(file, 'two', { isFlushed: true });
  expect(flushed).toBe('one\ntwo\n');
  // A pipe or a device has no disk behind it.
  appendLine('/dev/null', 'three', { isFlushed: true });
  expect(flush).toHaveBeenCalledTimes(1);
});
