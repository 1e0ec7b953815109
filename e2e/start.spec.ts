import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { freePort, portFault } from '@/lib/cli/ports';
import { ROOT } from '@/lib/cli/project';
import { expect, test } from './fixtures';

const KEY = 'canary-key-never-printed';

test.describe('npm start', () => {
  test('prints one line, answers, and ends with its port free', async () => {
    const port = await freePort();
    const start = npmStart({ PORT: String(port) });
    await expect
      .poll(() => start.stdout())
      .toBe(
        `PAL Skills is ready at http://127.0.0.1:${port} (sandbox: sample data, nothing reaches Tavus)\n`,
      );
    expect((await fetch(`http://127.0.0.1:${port}/pals`)).status).toBe(200);
    start.kill('SIGTERM');
    expect(await start.exited).toBe(143);
    await expect(fetch(`http://127.0.0.1:${port}/pals`)).rejects.toThrow();
    expect(start.stdout().split('\n')).toHaveLength(2);
  });

  test('leaves no server behind when it is killed', async () => {
    const port = await freePort();
    const start = npmStart({ PORT: String(port) });
    await expect.poll(() => start.stdout()).toContain('is ready');
    start.kill('SIGKILL');
    await expect.poll(() => portFault('127.0.0.1', port)).toBeNull();
  });

  test('names every fault of the configuration at once and opens no port', async () => {
    const start = npmStart({
      TAVUS_API_KEY: KEY,
      TAVUS_BASE_URL: 'http://api.example.com',
      HOST: '0.0.0.0',
      PORT: '99999',
    });
    expect(await start.exited).toBe(1);
    for (const name of ['TAVUS_BASE_URL', 'HOST', 'PORT']) expect(start.stderr()).toContain(name);
    expect(start.stdout()).toBe('');
    expect(start.stderr()).not.toContain(KEY);
  });

  test('says in one sentence that the port is in use', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const start = npmStart({ PORT: String(port) });
    expect(await start.exited).toBe(1);
    expect(start.stderr()).toBe(
      `Port ${port} on 127.0.0.1 is in use by another program. Set PORT to a free one.\n`,
    );
    other.close();
  });
});

/** The command of `npm start` as a process that signals reach directly. */
function npmStart(settings: Readonly<Record<string, string>>) {
  const unset = { TAVUS_API_KEY: '', TAVUS_BASE_URL: '', HOST: '', PORT: '' };
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import=tsx', path.join(ROOT, 'lib/cli/start.ts')],
    { cwd: ROOT, env: { ...process.env, ...unset, ...settings } },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const exited = once(child, 'exit').then(([code]: unknown[]) => code);
  return {
    exited,
    stdout: () => stdout,
    stderr: () => stderr,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  };
}
