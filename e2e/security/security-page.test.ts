import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '@/lib/cli/project';

const PAGE = readFileSync(path.join(ROOT, 'SECURITY.md'), 'utf8');
const RULES = Array.from({ length: 13 }, (_, index) => index + 1);

/** The table's row of a rule. */
function rowOf(rule: number): string {
  return PAGE.split('\n').find((line) => new RegExp(`^\\|\\s+${rule} \\|`).test(line)) ?? '';
}

function testsOf(rule: number): string[] {
  const beginning = `rule-${String(rule).padStart(2, '0')}-`;
  return readdirSync(import.meta.dirname).filter((name) => name.startsWith(beginning));
}

describe('SECURITY.md', () => {
  it.each(RULES)('links each test of rule %d in its row', (rule) => {
    const tests = testsOf(rule);
    expect(tests).not.toEqual([]);
    expect(tests.filter((name) => !rowOf(rule).includes(`](e2e/security/${name})`))).toEqual([]);
  });

  it('links to nothing that is not there', () => {
    const links = [...PAGE.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(RULES.length);
    expect(links.filter((link) => !existsSync(path.join(ROOT, link)))).toEqual([]);
  });
});
