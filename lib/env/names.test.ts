import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '@/lib/cli/project';
import { ENV_NAMES } from './names';

it.each([
  ['.env.example', /^([A-Z_]+)=$/gm],
  ['README.md', /^\| `([A-Z_]+)`/gm],
])('has every variable in %s, and no other but that of the tests', (file, pattern) => {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const told = [...text.matchAll(pattern)].map(([, name]) => name);
  expect(told.filter((name) => name !== 'CHROMIUM_PATH')).toEqual([...ENV_NAMES]);
});
