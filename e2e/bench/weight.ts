import { gzipSync } from 'node:zlib';
import { measureFirstLoad } from '@/lib/cli/first-load';
import { twoPals, withApi, withDashboard } from './benched';
import { atMost, type Figure, type Part } from './figure';
import { pagesOf } from './pages';
import { stylesOf } from './styles';

const AIM_KB = 200;

/** What each page makes a browser load before anybody touches it, each file gzipped by itself. */
export const weight: Part = () =>
  withApi({}, (api) =>
    withDashboard(api, async (dashboard) => {
      const figures: Figure[] = [];
      for (const [label, path] of Object.entries(pagesOf(await twoPals(dashboard)))) {
        const url = new URL(path, dashboard.url).href;
        const scripts = await measureFirstLoad(label, url);
        const html = await (await fetch(url)).text();
        const styles = await Promise.all(stylesOf(html).map((href) => gzipped(new URL(href, url))));
        const styleBytes = styles.reduce((sum, bytes) => sum + bytes, 0);
        figures.push({
          what: `first-load JavaScript and CSS, ${label}`,
          value: (scripts.gzipBytes + styleBytes) / 1000,
          unit: 'kB',
          aim: atMost(AIM_KB),
          note: `JavaScript ${kB(scripts.gzipBytes)} in ${scripts.files} files, CSS ${kB(styleBytes)}`,
        });
      }
      return figures;
    }),
  );

async function gzipped(url: URL): Promise<number> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href} answered ${response.status}`);
  return gzipSync(Buffer.from(await response.arrayBuffer())).byteLength;
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
