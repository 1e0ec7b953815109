import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from '@/lib/cli/project';
import { expect, test } from '../fixtures';
import { ask, type Asked } from './ask';
import { recordFigure } from './figures';

/** Below these, code of others can be run on the server: fixed in these releases. */
const FLOORS = { next: '16.4.6', react: '19.3.1', 'react-dom': '19.3.1' };

const STATIC = path.join(ROOT, '.next/static');
const MAP_COMMENT = /[#@]\s*sourceMappingURL=/;

const read = (file: string) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as unknown;

test('next and react are pinned at or above the releases that close remote code execution', () => {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(read('package.json'));
  const installed = Object.keys(FLOORS).map((name) => ({
    name,
    pin: dependencies[name],
    version: z.object({ version: z.string() }).parse(read(`node_modules/${name}/package.json`))
      .version,
  }));
  const below = installed.filter(
    ({ name, pin, version }) =>
      pin !== version || !isAtLeast(version, FLOORS[name as keyof typeof FLOORS]),
  );
  recordFigure({
    rule: 1,
    tried: Object.entries(FLOORS)
      .map(([name, floor]) => `${name} ≥ ${floor}`)
      .join(', '),
    figure: installed.map(({ name, version }) => `${name} ${version}`).join(', '),
    limit: 'exact pins, none below',
    holds: below.length === 0,
  });
  expect(below).toEqual([]);
});

/** Of plain versions: three numbers. A pre-release is none, and fails. */
function isAtLeast(version: string, floor: string): boolean {
  if (!/^\d+\.\d+\.\d+$/.test(version)) return false;
  const pairs = version.split('.').map((part, index) => [+part, Number(floor.split('.')[index])]);
  const [ours = 0, theirs = 0] = pairs.find(([left, right]) => left !== right) ?? [];
  return ours >= theirs;
}

test('the image optimiser does not answer', async ({ baseURL }) => {
  const urls = ['/icon.svg', '/_next/static/media/x.png', 'https://elsewhere.test/a.png', ''];
  const paths = urls.flatMap((url) =>
    ['/_next/image', '/_next/image/', '/_next//image', '/_next/%69mage'].map(
      (place) => `${place}?${new URLSearchParams({ url, w: '64', q: '75' })}`,
    ),
  );
  const answers = await Promise.all(paths.map((each) => askAndFollow(baseURL, each)));
  const others = answers.filter(({ status }) => status !== 404);
  recordFigure({
    rule: 1,
    tried: `${paths.length} requests of the image optimiser`,
    figure: `${others.length} answered other than 404`,
    limit: '0',
    holds: others.length === 0,
  });
  expect(others.map(({ status, text }) => [status, text.slice(0, 100)])).toEqual([]);
});

async function askAndFollow(base: string | undefined, each: string): Promise<Asked> {
  const answer = await ask(base ?? '', { path: each });
  const { location } = answer.headers;
  return typeof location === 'string' ? ask(base ?? '', { path: location }) : answer;
}

test('no source map is made, named or served', async ({ baseURL }) => {
  const files = readdirSync(STATIC, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\.(?:js|css|map)$/.test(file));
  const made = files.filter((file) => file.endsWith('.map'));
  const naming = files.filter((file) =>
    MAP_COMMENT.test(readFileSync(path.join(STATIC, file), 'utf8')),
  );
  const answers = await Promise.all(
    files.map((file) => ask(baseURL ?? '', { path: `/_next/static/${file}.map` })),
  );
  const served = answers.filter(({ status }) => status !== 404);
  const found = made.length + naming.length + served.length;
  recordFigure({
    rule: 1,
    tried: `${files.length} scripts and styles and their maps`,
    figure: `${found} maps made, named or served`,
    limit: '0',
    holds: found === 0,
  });
  expect(files.length).toBeGreaterThan(10);
  expect({ made, naming, served }).toEqual({ made: [], naming: [], served: [] });
});

test('no answer names what serves it, and the build has the settings it is meant to have', async ({
  baseURL,
}) => {
  const paths = ['/', '/pals', '/nowhere', '/api/pals', '/icon.svg', '/_next/static/none.js'];
  const answers = await Promise.all(paths.map((each) => ask(baseURL ?? '', { path: each })));
  const naming = answers.filter(
    ({ headers }) => 'x-powered-by' in headers || 'server' in headers || 'via' in headers,
  );
  recordFigure({
    rule: 1,
    tried: `${paths.length} kinds of answer`,
    figure: `${naming.length} with X-Powered-By or Server`,
    limit: '0',
    holds: naming.length === 0,
  });
  expect(naming).toEqual([]);

  const { config } = z
    .object({ config: z.unknown() })
    .parse(read('.next/required-server-files.json'));
  expect(config).toMatchObject({
    cacheComponents: false,
    images: { unoptimized: true },
    poweredByHeader: false,
    productionBrowserSourceMaps: false,
  });
});
