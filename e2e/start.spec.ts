import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort, portFault } from '@/lib/cli/ports';
import { paths } from '@/lib/paths';
import { expect, test } from './fixtures';
import { MARKED_KEY } from './marked-key';
import { npmStart } from './npm-start';
import { TEST_PASSWORD, testSignInEnv } from './session';

test.describe('npm start', () => {
  test('prints one line, answers, and ends with its port free', async () => {
    const port = await freePort();
    const start = npmStart({ PORT: String(port) });
    await expect
      .poll(() => start.stdout())
      .toBe(
        `PAL Skills is ready at http://127.0.0.1:${port} (sandbox: sample data, nothing reaches Tavus)\n`,
      );
    expect((await fetch(`http://127.0.0.1:${port}${paths.pals()}`)).status).toBe(200);
    start.kill('SIGTERM');
    expect(await start.exited).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}${paths.pals()}`)).rejects.toThrow();
    expect(start.stderr()).toBe('');
  });

  test('says how to sign in where there is a key, and lets nobody in without', async () => {
    const port = await freePort();
    const api = { TAVUS_API_KEY: MARKED_KEY, TAVUS_BASE_URL: 'http://127.0.0.1:9' };
    const start = npmStart({ ...api, ...testSignInEnv(), PORT: String(port) });
    await expect
      .poll(() => start.stdout())
      .toContain(
        `PAL Skills is ready at http://127.0.0.1:${port} (Tavus: http://127.0.0.1:9). ` +
          'Sign in with the admin password.\n',
      );
    expect((await fetch(`http://127.0.0.1:${port}${paths.api.pals()}`)).status).toBe(401);
    start.kill('SIGTERM');
    await start.exited;
    expect(start.stderr()).not.toContain('Warning');
  });

  test('warns of a plain password and of plain HTTP, and repeats no password', async () => {
    const port = String(await freePort());
    const start = npmStart({
      ...{ TAVUS_API_KEY: MARKED_KEY, ADMIN_PASSWORD: TEST_PASSWORD, PORT: port },
      ...{ APP_ORIGIN: 'http://pals.example.com', ALLOW_INSECURE_HTTP: '1' },
    });
    await expect.poll(() => start.stdout()).toContain('PAL Skills is ready at http://pals.example');
    start.kill('SIGTERM');
    await start.exited;
    expect(start.stderr()).toContain('Warning: ADMIN_PASSWORD holds the password itself.');
    expect(start.stderr()).toContain('Warning: with ALLOW_INSECURE_HTTP passwords and sessions');
    expect(start.stdout() + start.stderr()).not.toContain(TEST_PASSWORD);
  });

  test('leaves no server behind when it is killed', async () => {
    const port = await freePort();
    const start = npmStart({ PORT: String(port) });
    await expect.poll(() => start.stdout()).toContain('is ready');
    start.kill('SIGKILL');
    await expect.poll(() => portFault('127.0.0.1', port)).toBeNull();
  });

  test('names every fault of the configuration at once', async () => {
    const start = npmStart({
      TAVUS_API_KEY: MARKED_KEY,
      TAVUS_BASE_URL: 'http://api.example.com',
      HOST: '0.0.0.0',
      PORT: '99999',
    });
    expect(await start.exited).toBe(1);
    expect(start.stderr()).toMatch(/^4 settings are wrong, so nothing was started:\n/);
    for (const name of ['TAVUS_BASE_URL', 'PORT', 'TAVUS_API_KEY', 'HOST']) {
      expect(start.stderr()).toContain(`\n- ${name} `);
    }
    expect(start.stdout()).toBe('');
    expect(start.stderr()).not.toContain(MARKED_KEY);
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
