import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from '@/lib/cli/project';

const BUILD = path.join(ROOT, '.next');

const actionSchema = z.object({ filename: z.string(), exportedName: z.string() });

/** A server action as the build knows it: whoever sends its id runs it. */
export interface BuiltAction {
  readonly id: string;
  /** `components/pals/actions.ts saveSkillSetAction` */
  readonly name: string;
}

/**
 * Every server action of the build, for whichever runtime.
 * @param build the folder Next has written
 */
export function builtActions(build = BUILD): BuiltAction[] {
  const schema = z.object({
    node: z.record(z.string(), actionSchema),
    edge: z.record(z.string(), actionSchema),
  });
  const { node, edge } = schema.parse(readBuilt('server/server-reference-manifest.json', build));
  return Object.entries({ ...node, ...edge }).map(([id, { filename, exportedName }]) => ({
    id,
    name: `${filename} ${exportedName}`,
  }));
}

/** An address pattern of the build, `/pals/[palId]`, and the file it comes from, without its ending. */
export interface BuiltRoute {
  readonly pattern: string;
  readonly source: string;
}

/** Every address of the build that runs code of ours: pages and routes. */
export function builtRoutes(): BuiltRoute[] {
  const routes = z.record(z.string(), z.string()).parse(readBuilt('app-path-routes-manifest.json'));
  const pages = z.record(z.string(), z.string()).parse(readBuilt('server/pages-manifest.json'));
  return [
    ...Object.entries(routes).map(([source, pattern]) => ({ pattern, source: `app${source}` })),
    ...Object.keys(pages).map((pattern) => ({ pattern, source: `pages${pattern}` })),
  ];
}

function readBuilt(file: string, build = BUILD): unknown {
  return JSON.parse(readFileSync(path.join(build, file), 'utf8'));
}
