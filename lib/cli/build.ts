/** `npm run build`: the production build, and what its two main pages make a browser load. */
import { paths } from '@/lib/paths';
import { buildDashboard } from './build-dashboard';
import { firstLoadLine, measureFirstLoad } from './first-load';
import { listedPals, startSandboxDashboard } from './sandbox-dashboard';

const code = await buildDashboard();
if (code !== 0) process.exit(code);

// Measured on the running pages: Next's manifests leave out what a page preloads.
const dashboard = await startSandboxDashboard();
try {
  const [pal] = await listedPals(dashboard);
  if (pal === undefined) throw new Error('The sandbox lists no PAL to measure the editor with.');
  const pages = { list: paths.pals(), editor: paths.pal(pal.pal_id) };
  for (const [label, path] of Object.entries(pages)) {
    console.log(firstLoadLine(await measureFirstLoad(label, new URL(path, dashboard.url).href)));
  }
} finally {
  await dashboard.stop();
}
