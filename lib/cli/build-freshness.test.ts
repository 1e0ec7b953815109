import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIdPath, isBuildStale } from './build-freshness';

const OLD = new Date('2026-01-01T00:00:00Z');
const BUILT = new Date('2026-01-02T00:00:00Z');
const NEW = new Date('2026-01-03T00:00:00Z');

let root = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'freshness-'));
  write('app/page.tsx', OLD);
  write('lib/cli/start.ts', OLD);
  write('lib/tavus/client.ts', OLD);
  write('package.json', OLD);
  write('.next/BUILD_ID', BUILT);
  for (const folder of ['app', 'lib', 'lib/cli', 'lib/tavus']) touch(folder, OLD);
});

afterEach(() => rmSync(root, { recursive: true }));

describe('isBuildStale', () => {
  it('is false where the build is younger than every source', () => {
    expect(isBuildStale(root)).toBe(false);
  });

  it('is true where there is no build', () => {
    rmSync(buildIdPath(root));
    expect(isBuildStale(root)).toBe(true);
  });

  it.each(['app/page.tsx', 'lib/tavus/client.ts', 'package.json'])(
    'is true where %s is newer than the build',
    (file) => {
      touch(file, NEW);
      expect(isBuildStale(root)).toBe(true);
    },
  );

  it('is true where a file was deleted after the build', () => {
    write('lib/tavus/gone.ts', OLD);
    touch('lib/tavus', OLD);
    rmSync(path.join(root, 'lib/tavus/gone.ts'));
    expect(isBuildStale(root)).toBe(true);
  });

  it('does not count tests and commands, which no build holds', () => {
    write('lib/tavus/client.test.ts', NEW);
    touch('lib/tavus', OLD);
    touch('lib/cli/start.ts', NEW);
    expect(isBuildStale(root)).toBe(false);
  });
});

function write(relative: string, time: Date): void {
  mkdirSync(path.dirname(path.join(root, relative)), { recursive: true });
  writeFileSync(path.join(root, relative), '');
  touch(relative, time);
}

function touch(relative: string, time: Date): void {
  utimesSync(path.join(root, relative), time, time);
}
