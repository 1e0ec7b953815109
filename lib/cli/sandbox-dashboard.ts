import { z } from 'zod';
import { paths } from '@/lib/paths';
import { freePort } from './ports';
import { startDashboard, type Dashboard, type ServeOptions } from './serve';

/** Set to nothing, so that neither the environment nor an `.env` file gives them a value. */
const SANDBOX_ENV = {
  TAVUS_API_KEY: '',
  TAVUS_BASE_URL: '',
  SANDBOX_PALS: '',
  SANDBOX_DOCUMENTS: '',
};

const palsSchema = z.object({
  pals: z.array(z.object({ pal_id: z.string(), pal_name: z.string() })),
});

/** The built dashboard on a free loopback port with the sample data, whatever this machine is set to. */
export async function startSandboxDashboard(log?: ServeOptions['log']): Promise<Dashboard> {
  const host = '127.0.0.1';
  return startDashboard({ host, port: await freePort(host), env: SANDBOX_ENV, log });
}

/** Ids and names of the PALs a running dashboard lists. */
export async function listedPals({ url }: Dashboard) {
  const response = await fetch(new URL(paths.api.pals(), url));
  return palsSchema.parse(await response.json()).pals;
}
