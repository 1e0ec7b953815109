/** `npm run bench:save`: what saves can be held to, counted and timed, as `docs/saving.md` tells it. */
import { randomUUID } from 'node:crypto';
import { availableParallelism, cpus } from 'node:os';
import { Random } from '@/lib/sandbox/sample/random';
import { saveSkillSet, viewOf } from '@/lib/tavus/save-skill-set';
import { readSkillSet } from '@/lib/tavus/skills';
import { setEmbeddedSandbox } from '@/lib/tavus/upstream';
import { MARKED_KEY } from '../marked-key';
import { startUpstream } from '../servers';
import { Upstream } from '../upstream/client';
import { runFaults } from './fault-runs';
import { interleave } from './interleavings';
import { percentile } from '../bench/statistics';
import { timeSaves } from './timing';
import { startWatchedApi } from './watched-api';

const SEED = 20_261_123;
const SAVES = 500;
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
await interleavings();
await faults();
await overHttp();

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
  const { gap, save, direct } = await timeSaves(at, palId, SAVES);
  console.log(`${SAVES} saves, one after another, in milliseconds    p50     p95`);
  for (const [name, times] of [
    ['end of the re-read to the PUT leaving', gap],
    ['a whole save', save],
    ['the same GET, PUT, GET made directly', direct],
  ] as const) {
    console.log(
      `  ${name.padEnd(44)}${inMs(percentile(times, 0.5))}${inMs(percentile(times, 0.95))}`,
    );
  }
  setEmbeddedSandbox({ ...at, baseUrl: new URL(api.proxyUrl) });
  show('\nFifty saves of one PAL at once', await fiftyAtOnce(upstream));
  api.stop();
}

async function fiftyAtOnce(upstream: Upstream): Promise<Record<string, number>> {
  const palId = await upstream.createPal({ name: 'Fifty at once', skills: SKILLS });
  const set = await readSkillSet(palId);
  if (!set.ok) throw new Error(set.error.message);
  const { fingerprint: baseFingerprint } = viewOf(set.data);
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
