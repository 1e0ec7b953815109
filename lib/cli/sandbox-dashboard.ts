import { z } from 'zod';
import { UNSET_ENV } from '@/lib/env/names';
import { paths } from '@/lib/paths';
import { freePort } from './ports';
import { startDashboard, type Dashboard, type ServeOptions } from './serve';

const palsSchema = z.object({
  pals: z.array(z.object({ pal_id: z.string(), pal_name: z.string() })),
});

/** The built dashboard on a free loopback port with the sample data, whatever this machine is set to. */
export async function startSandboxDashboard(
  log?: ServeOptions['log'],
  env: ServeOptions['env'] = {},
): Promise<Dashboard> {
  const host = '127.0.0.1';
  return startDashboard({ host, port: await freePort(host), env: { ...UNSET_ENV, ...env }, log });
}

/** Ids and names of the PALs a running dashboard lists. */
export async function listedPals({ url }: Dashboard) {
  const response = await fetch(new URL(paths.api.pals(), url));
  return palsSchema.parse(await response.json()).pals;
}
