import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextFiles } from './dockerignore';

const FILES = ['a.ts', 'app/.env', 'app/a.test.ts', 'app/a.ts', 'node_modules/x.js', '.env', 'b'];
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dockerignore-'));
  for (const file of FILES) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), '');
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

function sent(...rules: string[]): string[] {
  return contextFiles(folder, rules.join('\n')).sort();
}

describe('contextFiles', () => {
  it('sends what no rule keeps out', () => {
    expect(sent('node_modules', '# a note', '')).toEqual(
      FILES.filter((file) => !file.startsWith('node_modules')).sort(),
    );
  });

  it('lets the last rule that fits decide, folders with all that is in them', () => {
    expect(sent('*', '!app', '!a.ts')).toEqual(['a.ts', 'app/.env', 'app/a.test.ts', 'app/a.ts']);
    expect(sent('*', '!app', '**/.env*', '**/*.test.ts')).toEqual(['app/a.ts']);
    expect(sent('*', '!app', 'app/a.ts', '**/.env')).toEqual(['app/a.test.ts']);
  });

  it('refuses rules that it does not understand, and to send what is never sent', () => {
    expect(() => sent('[ab]')).toThrow('[ab]');
    expect(() => sent('a?')).toThrow('a?');
    expect(() => sent('*', '!node_modules')).toThrow('lets node_modules through');
  });
});
