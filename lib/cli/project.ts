import path from 'node:path';

/** The folder of package.json: every command works from there, wherever it was called. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Programs of dependencies, run with this very Node: no shell, no PATH, no package runner. */
export const PROGRAMS = {
  next: path.join(ROOT, 'node_modules/next/dist/bin/next'),
  playwright: path.join(ROOT, 'node_modules/@playwright/test/cli.js'),
  vitest: path.join(ROOT, 'node_modules/vitest/vitest.mjs'),
} as const;

/** Where tests leave their reports; out of version control. */
export const RESULTS = path.join(ROOT, 'test-results');
