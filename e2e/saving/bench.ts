/**
 * `npm run bench:save`: counts and times saves, for `docs/saving.md`.
 * `npm run bench:save -- --times`: times them only.
 */
import { randomUUID } from 'node:crypto';
import { availableParallelism, cpus } from 'node:os';
import { Random } from '@/lib/sandbox/sample/random';
import { viewOf } from '@/lib/skill-set/view';
import { saveSkillSet } from '@/lib/tavus/save-skill-set';
import { readSkillSet } from '@/lib/tavus/skills';
import { setEmbeddedSandbox } from '@/lib/tavus/upstream';
import { MARKED_KEY } from '../marked-key';
import { startUpstream } from '../servers';
import { Upstream } from '../upstream/client';
import { runFaults } from './fault-runs';
import { interleave } from './interleavings';
import { startApi } from '../bench/api-process';
import { percentile } from '../bench/statistics';
import { loadList, lookUpDocuments } from './loads';
import { timeSaves, type SaveTimes } from './timing';
import { startWatchedApi } from './watched-api';

const SEED = 20_261_123;
const SAVES = 500;
const PALS = 5_000;
/** How long the API takes for each look-up, in milliseconds. */
const SLOW_MS = 3_000;
/** Four skills; together as long as a set with a talk track in it. */
const SKILLS = {
  magic_canvas: { config: { usage_guidance: 'Sparingly.' } },
  browser_use: { config: { notes: 'What to look at, and in which order. '.repeat(300) } },
  'acme.crm[lookup]': { config: { tenant: 'eu-1' } },
  internet_search: {},
};

// A bench must never reach an account: without a key only the servers started here are called.
process.env.TAVUS_API_KEY = '';

console.log(
  `Node ${process.version}, ${availableParallelism()} cores, ${cpus()[0]?.model ?? '?'}\n`,
);
const onlyTimes = process.argv.includes('--times');
if (!onlyTimes) {
  await interleavings();
  await faults();
}
await overHttp();
process.exit(0);

async function interleavings(): Promise<void> {
  const api = await startWatchedApi({ jitter: new Random(SEED) });
  show(
    'Two editors and an outside writer, interleaved at random',
    await interleave(api, 2_000, SEED),
  );
  await api.close();
}

async function faults(): Promise<void> {
  const api = await startWatchedApi({ withProxy: true });
  const { outcomes, ...figures } = await runFaults(api, 500, SEED);
  show('Saves that meet random faults', { ...figures, ...outcomes });
  await api.close();
}

/** Against the sandbox in a process of its own, over HTTP on the loopback interface. */
async function overHttp(): Promise<void> {
  const api = await startUpstream();
  const at = { baseUrl: new URL(api.apiUrl), apiKey: MARKED_KEY };
  setEmbeddedSandbox(at);
  const upstream = new Upstream({ apiUrl: api.apiUrl, proxyUrl: api.proxyUrl });
  const palId = await upstream.createPal({ name: 'Timed', skills: SKILLS });
  const idle = await timeSaves(at, palId, SAVES);
  showTimes('nothing else under way', idle);
  setEmbeddedSandbox({ ...at, baseUrl: new URL(api.proxyUrl) });
  await upstream.fault({ path: '/v2/documents/*', delayMs: SLOW_MS, answer: { kind: 'real' } });
  const endLookUps = lookUpDocuments();
  showTimes('twelve slow look-ups under way', await timeSaves(at, palId, SAVES));
  await endLookUps();
  await upstream.heal();
  show('\nFifty saves of one PAL at once', await fiftyAtOnce(upstream));
  api.stop();
  await whileListLoads();
}

async function whileListLoads(): Promise<void> {
  const api = await startApi({ pals: PALS });
  const at = { baseUrl: new URL(api.url), apiKey: api.apiKey };
  setEmbeddedSandbox(at);
  const palId = await api.addPal('Timed', SKILLS);
  const endLoad = loadList();
  showTimes(`a list of ${PALS} PALs loading`, await timeSaves(at, palId, SAVES));
  await endLoad();
  api.stop();
}

function showTimes(load: string, { gap, save, direct }: SaveTimes): void {
  console.log(`${SAVES} saves, ${load}, in milliseconds`.padEnd(70) + '     p50     p95     max');
  for (const [name, times] of [
    ['end of the re-read to the PUT leaving', gap],
    ['a whole save', save],
    ['the same GET, PUT, GET made directly', direct],
  ] as const) {
    const figures = [0.5, 0.95, 1].map((part) => inMs(percentile(times, part)));
    console.log(`  ${name.padEnd(68)}${figures.join('')}`);
  }
}

async function fiftyAtOnce(upstream: Upstream): Promise<Record<string, number>> {
  const palId = await upstream.createPal({ name: 'Fifty at once', skills: SKILLS });
  const set = await readSkillSet(palId);
  if (!set.ok) throw new Error(set.error.message);
  const { fingerprint: baseFingerprint } = viewOf(set.data, set.read_at);
  const counts: Record<string, number> = {};
  const saves = Array.from({ length: 50 }, async (_, index) => {
    const operations = [{ op: 'add' as const, path: '/usage_guidance', value: `"${index}"` }];
    const changes = [{ kind: 'edit' as const, skill_id: 'magic_canvas', operations }];
    const request = { palId, saveId: randomUUID(), baseFingerprint, changes };
    const result = await saveSkillSet(request);
    const kind = result.ok ? result.data.kind : result.error.code;
    counts[kind] = (counts[kind] ?? 0) + 1;
  });
  await Promise.all(saves);
  return { ...counts, puts: (await upstream.puts(palId)).length };
}

function show(title: string, figures: object): void {
  console.log(title);
  for (const [name, value] of Object.entries(figures)) {
    console.log(`  ${name.replaceAll('_', ' ').padEnd(44)}${String(value).padStart(6)}`);
  }
  console.log('');
}

function inMs(value: number): string {
  return value.toFixed(2).padStart(8);
}
