import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from '@/lib/cli/ports';
import { paths } from '@/lib/paths';
import { expect, test } from './fixtures';
import { npmStart } from './npm-start';
import { running } from './running';
import { callSave } from './save-call';
import { tavusEnv } from './servers';
import { testSignInEnv } from './session';
import type { Upstream } from './upstream/client';

/** Longer than a server keeps an idle connection. */
const SLOW_MS = 6_000;

test.describe('a server that is told to stop', () => {
  test('answers a running save, takes no new connection, and ends with 0', async ({ upstream }) => {
    const { start, base, port } = await startServer();
    const { palId, save } = await slowSave(upstream, base);
    const probe = await openProbe(port);

    start.kill('SIGTERM');
    await expect.poll(() => isRefused(base)).toBe(true);
    // A request that was under way on its connection still gets its answer.
    expect(await probe.finish()).toMatch(
      /^HTTP\/1\.1 503 [^]*\r\nconnection: close\r\n[^]*stopping/i,
    );

    expect(await save.outcome).toBe('saved');
    expect(await start.exited).toBe(0);
    expect(await upstream.skillsText(palId)).toContain('internet_search');
    expect(await upstream.puts(palId)).toHaveLength(1);
    expect(start.stdout()).toContain('"event":"stopped","unfinished":0');
  });

  test('brings a save to its end whose browser has left', async ({ upstream }) => {
    const { start, base } = await startServer();
    const { palId, save } = await slowSave(upstream, base);
    const left = save.outcome.catch(() => 'left');
    save.request.destroy();
    expect(await left).toBe('left');

    start.kill('SIGTERM');
    expect(await start.exited).toBe(0);
    // The line of the audit is written when the set has been read back.
    const line = start
      .stdout()
      .split('\n')
      .find((text) => text.includes(save.saveId) && text.includes('"event":"save"'));
    expect(JSON.parse(line ?? 'null')).toMatchObject({ event: 'save', outcome: 'saved' });
    expect(await upstream.puts(palId)).toHaveLength(1);
  });

  test('ends at once where nothing runs, whatever browsers keep open', async () => {
    const { start, base, port } = await startServer();
    const idle = connect(port, '127.0.0.1');
    await once(idle, 'connect');
    await fetch(new URL(paths.healthz(), base), { headers: { connection: 'keep-alive' } });
    start.kill('SIGINT');
    expect(await start.exited).toBe(0);
    idle.destroy();
  });
});

async function startServer() {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const settings = { ...tavusEnv(running().proxyUrl), ...testSignInEnv(), PORT: String(port) };
  const start = npmStart(settings);
  await expect.poll(() => start.stdout(), { timeout: 30_000 }).toContain('is ready');
  return { start, base, port };
}

/** A save whose PUT has reached the API and is not answered yet. */
async function slowSave(upstream: Upstream, base: string) {
  const palId = await upstream.createPal({ name: 'Slow save', skills: { magic_canvas: {} } });
  const path = `/v2/pals/${palId}/skills`;
  await upstream.fault({ method: 'PUT', path, delayMs: SLOW_MS, answer: { kind: 'real' } });
  const save = await callSave({ base, palId });
  await expect.poll(async () => (await upstream.puts(palId)).length).toBe(1);
  return { palId, save };
}

async function isRefused(base: string): Promise<boolean> {
  return fetch(new URL(paths.healthz(), base)).then(
    () => false,
    (error: unknown) => error instanceof Error && String(error.cause).includes('ECONNREFUSED'),
  );
}

/** A connection with the beginning of a health check on it. */
async function openProbe(port: number) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`GET ${paths.healthz()} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n`);
  return {
    finish: async () => {
      let text = '';
      socket.on('data', (chunk) => (text += chunk));
      socket.write('\r\n');
      await once(socket, 'close');
      return text;
    },
  };
}
