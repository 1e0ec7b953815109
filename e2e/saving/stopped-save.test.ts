import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ROOT } from '@/lib/cli/project';
import { UNSET_ENV } from '@/lib/env/names';
import { findAuditedSet } from '@/lib/log/audited-set';
import { sendJson, startUpstream } from '@/lib/tavus/test-upstream';

const CONFIG = '{ "n": 9007199254740993, "f": 1.0 }';
/** The same without the white space between its tokens, as an audit line has it. */
const AUDITED = '{"skills":{"magic_canvas":{"config":{"n":9007199254740993,"f":1.0}}}}';

/** A save in a real process, whose PUT has reached the API and is never answered. */
async function saveUnderWay() {
  const folder = mkdtempSync(path.join(tmpdir(), 'stopped-save-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'audit.jsonl');
  let onPut: (lines: string) => void = () => undefined;
  const arrived = new Promise<string>((resolve) => (onPut = resolve));
  const upstream = await startUpstream(({ method, url }, response) => {
    if (url.startsWith('/v2/pals?')) return sendJson(response, { data: [], total_count: 0 });
    if (method === 'PUT') return onPut(readFileSync(file, 'utf8'));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(`{"data":{"magic_canvas":{"config":${CONFIG}}}}`);
  });
  const child = spawn(
    process.execPath,
    [
      ...['--conditions=react-server', '--import=tsx'],
      path.join(ROOT, 'e2e/saving/stopped-save.ts'),
      ...[upstream.baseUrl.href, 'p1', 's1'],
    ],
    { cwd: ROOT, env: { ...process.env, ...UNSET_ENV, AUDIT_FILE: file } },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const exited = once(child, 'exit').then(([code]: unknown[]) => code);
  const linesAtPut = await Promise.race([
    arrived,
    exited.then(() => Promise.reject(new Error(stderr))),
  ]);
  const lines = () => readFileSync(file, 'utf8').trimEnd().split('\n');
  return { child, exited, linesAtPut: linesAtPut.trimEnd().split('\n'), lines };
}

it('a process that is killed after the PUT left leaves a line with the set before', async () => {
  const { child, exited, linesAtPut, lines } = await saveUnderWay();
  child.kill('SIGKILL');
  await exited;
  expect(lines()).toEqual(linesAtPut);
  expect(linesAtPut.map((line) => JSON.parse(line))).toMatchObject([
    {
      event: 'save_started',
      ...{ user: 'ada', pal_id: 'p1', save_id: 's1' },
      changes: [{ kind: 'attach', skill_id: 'internet_search' }],
    },
  ]);
  const found = findAuditedSet(linesAtPut[0] ?? '', 's1', 'before');
  expect(found).toEqual({ pal_id: 'p1', body: AUDITED });
});

it('a stop that a save outlasts writes down that its outcome is unknown', async () => {
  const { child, exited, lines } = await saveUnderWay();
  child.kill('SIGTERM');
  expect(await exited).toBe(1);
  expect(lines().map((line) => JSON.parse(line))).toMatchObject([
    { event: 'save_started', save_id: 's1' },
    { event: 'save', save_id: 's1', outcome: 'unknown', failure: 'stopped', after: null },
  ]);
  expect(findAuditedSet(lines()[1] ?? '', 's1', 'before')?.body).toBe(AUDITED);
});
