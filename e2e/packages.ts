import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from '@/lib/cli/project';

const names = z.record(z.string(), z.string());

const packageSchema = z.object({
  engines: z.object({ node: z.string() }),
  dependencies: names,
  devDependencies: names,
});

const lockedSchema = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  dev: z.boolean().optional(),
  link: z.boolean().optional(),
  optional: z.boolean().optional(),
  os: z.array(z.string()).optional(),
  cpu: z.array(z.string()).optional(),
  libc: z.array(z.string()).optional(),
  hasInstallScript: z.boolean().optional(),
  dependencies: names.optional(),
  devDependencies: names.optional(),
  engines: z.unknown().optional(),
});

const lockSchema = z.object({
  lockfileVersion: z.number(),
  packages: z.record(z.string(), lockedSchema),
});

export type LockedPackage = z.infer<typeof lockedSchema> & {
  /** Where npm puts it: `node_modules/next`. */
  readonly place: string;
  readonly name: string;
};

export function readPackage() {
  return packageSchema.parse(readJson('package.json'));
}

/** The lockfile: what it says of the project itself, and every package with its place. */
export function readLock() {
  const { lockfileVersion, packages } = lockSchema.parse(readJson('package-lock.json'));
  const { '': own, ...others } = packages;
  const locked = Object.entries(others).map(([place, entry]): LockedPackage => {
    return { ...entry, place, name: place.slice(place.lastIndexOf('node_modules/') + 13) };
  });
  return { lockfileVersion, own, locked };
}

/** Names of packages that nothing of the product itself needs. */
export function devPackages(): string[] {
  const { locked } = readLock();
  const needed = new Set(locked.filter(({ dev }) => dev !== true).map(({ name }) => name));
  return [...new Set(locked.map(({ name }) => name))].filter((name) => !needed.has(name));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
}
