import 'server-only';
import type { ApiFault } from '@/lib/result';
import { pythonRepr, type PythonValue } from './python-repr';

type FaultTree = Map<string | number, FaultTree | string[]>;

/**
 * The text of a 400 answer: every fault at once, nested as in the request.
 * @param faults at least one; no path may be the beginning of another, an empty one is the request
 */
export function badRequestText(faults: readonly ApiFault[]): string {
  const tree: FaultTree = new Map();
  for (const { path, message } of faults) place(tree, path, message);
  return `Bad Request: ${pythonRepr(asPython(tree))}`;
}

/** The same faults, one level deeper in the request. */
export function under(key: string | number, faults: readonly ApiFault[]): ApiFault[] {
  return faults.map(({ path, message }) => ({ path: [key, ...path], message }));
}

/** One fault at the value itself. */
export function fault(message: string): ApiFault[] {
  return [{ path: [], message }];
}

function place(tree: FaultTree, path: ApiFault['path'], message: string): void {
  const [key = '_schema', ...rest] = path;
  const there = tree.get(key);
  if (rest.length === 0) {
    tree.set(key, Array.isArray(there) ? [...there, message] : [message]);
    return;
  }
  const child: FaultTree = there instanceof Map ? there : new Map();
  tree.set(key, child);
  place(child, rest, message);
}

function asPython(tree: FaultTree): PythonValue {
  return new Map(
    [...tree].map(([key, value]) => [key, value instanceof Map ? asPython(value) : value]),
  );
}
