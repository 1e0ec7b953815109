import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { freePort } from '@/lib/cli/ports';
import { paths } from '@/lib/paths';
import { npmStart } from '../npm-start';
import { testSignInEnv } from '../session';
import { openSignInForm } from './sign-in-form';

const INSPECTOR_PORT = 9229;

test('a reader that ends early takes log lines away, and neither the server nor the audit', async ({}, info) => {
  const port = await freePort();
  const AUDIT_FILE = info.outputPath('audit.jsonl');
  const base = `http://127.0.0.1:${port}`;
  const start = npmStart({ ...testSignInEnv(), PORT: String(port), AUDIT_FILE });
  await expect.poll(() => start.stdout(), { timeout: 30_000 }).toContain('is ready');
  start.closeOutput();
  const refusals = () =>
    readFileSync(AUDIT_FILE, 'utf8').split('"reason":"wrong_password"').length - 1;
  for (let tries = 1; tries <= 3; tries += 1) {
    const form = await openSignInForm(base);
    const answer = await form.send({ password: 'not the password of the tests' });
    expect(answer.text).toContain('Incorrect password');
    expect(refusals()).toBe(tries);
  }
  expect((await fetch(base + paths.healthz())).status).toBe(200);
  start.kill('SIGTERM');
  expect(await start.exited).toBe(0);
});

test('SIGUSR1 opens no debugger in any process of the dashboard', async () => {
  const port = await freePort();
  const start = npmStart({ PORT: String(port) });
  await expect.poll(() => start.stdout(), { timeout: 30_000 }).toContain('is ready');
  const processes = [start.pid ?? 0, ...childrenOf(start.pid ?? 0)];
  expect(processes.length).toBeGreaterThanOrEqual(2);
  for (const pid of processes) {
    process.kill(pid, 'SIGUSR1');
    // Two answers after the signal: an inspector would have said by now where it listens.
    for (let asked = 0; asked < 2; asked += 1) {
      expect((await fetch(`http://127.0.0.1:${port}${paths.healthz()}`)).status).toBe(200);
    }
    expect(await isOpen(INSPECTOR_PORT)).toBe(false);
  }
  expect(start.stderr()).not.toMatch(/Debugger/);
  start.kill('SIGTERM');
  await start.exited;
});

/** The processes that a process has started. */
function childrenOf(pid: number): number[] {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
