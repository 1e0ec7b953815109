import { readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * What of a folder Docker would send to a build: the rules in their order, the last that fits
 * decides, a rule for a folder goes for all that is in it.
 * @param text a .dockerignore of the syntax ours uses: names with `*`, anywhere or at the root, and `!`
 * @returns the files, as paths with `/`
 * @throws Error for a rule of another kind
 */
export function contextFiles(root: string, text: string): string[] {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(toRule);
  const isIn = (file: string) => {
    const last = rules.findLast(({ pattern }) => pattern.test(file));
    return last === undefined || last.isKept;
  };
  return walk(root, '').filter(isIn);

  function walk(folder: string, prefix: string): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const name = `${prefix}${entry.name}`;
      if (!entry.isDirectory()) return entry.isFile() ? [name] : [];
      if (HUGE.has(name)) {
        if (isIn(`${name}/any`)) throw new Error(`.dockerignore lets ${name} through.`);
        return [];
      }
      return walk(path.join(folder, entry.name), `${name}/`);
    });
  }
}

/** Never sent, so not worth the walk. */
const HUGE = new Set(['.git', '.next', 'node_modules', 'test-results']);

interface Rule {
  readonly pattern: RegExp;
  /** Whether what it fits is sent after all. */
  readonly isKept: boolean;
}

function toRule(line: string): Rule {
  const isKept = line.startsWith('!');
  const name = isKept ? line.slice(1) : line;
  if (!/^(?:\*\*\/)?[A-Za-z0-9._/*-]+$/.test(name)) {
    throw new Error(`.dockerignore: a rule this does not understand: ${line}`);
  }
  const anywhere = name.startsWith('**/');
  const glob = (anywhere ? name.slice(3) : name).replaceAll('.', '\\.').replaceAll('*', '[^/]*');
  // A rule for a folder goes for what is below it.
  return { isKept, pattern: new RegExp(`^${anywhere ? '(?:.*/)?' : ''}${glob}(?:/.*)?$`) };
}
