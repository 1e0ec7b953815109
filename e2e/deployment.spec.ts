import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { inImage, makeImage, type Image } from '@/lib/cli/container/image';
import { filesBelow, megabytes, sizeOf } from '@/lib/cli/container/listing';
import { chooseRunner, type Runner } from '@/lib/cli/container/runner';
import { copySources, newScratch, removeScratch } from '@/lib/cli/container/scratch';
import { freePort } from '@/lib/cli/ports';
import { ROOT } from '@/lib/cli/project';
import { paths } from '@/lib/paths';
import { KILL_MS, STOP_MS } from '@/lib/stop-times';
import { startDeployed } from './deployed';
import { devPackages } from './packages';
import { running } from './running';
import { callSave } from './save-call';
import { tavusEnv } from './servers';
import { newTestLog, testSignInEnv } from './session';
import { Upstream } from './upstream/client';

const CANARY = 'canary-of-an-env-file-5b1e';
const ENV_FILES = ['.env', '.env.local', '.env.production', '.env.production.local'];
const DATA = '/data';
const SLOW_MS = 3_000;

// One image, made once: an install and a build.
test.describe.configure({ mode: 'serial' });
const INSTALL_AND_BUILD_MS = 400_000;

test.describe('the container', () => {
  let scratch = '';
  let image: Image;
  let runner: Runner;

  test.beforeAll(async () => {
    test.setTimeout(INSTALL_AND_BUILD_MS);
    scratch = newScratch();
    const source = path.join(scratch, 'source');
    mkdirSync(source);
    copySources(source);
    layEnvFiles(source);
    // Again where the build runs, as if .dockerignore had let them through.
    image = await makeImage({ source, scratch, beforeRun: layEnvFiles });
    runner = chooseRunner(image);
    const size = megabytes(sizeOf(inImage(image, image.workdir)));
    console.log(`The image without its base: ${size}. It runs ${runner.description}.`);
  });

  test.afterAll(() => removeScratch(scratch));

  test('holds the server alone: no .env, no tests, no packages of development', () => {
    const files = filesBelow(image.root).map((file) => `/${file}`);
    expect(files).toEqual(expect.arrayContaining(['/app/server.js', '/app/start.mjs']));
    expect(files.some((file) => file.startsWith('/app/.next/static/'))).toBe(true);
    expect(files.filter((file) => /\/\.env/.test(file))).toEqual([]);
    expect(files.filter((file) => /\.(?:test|spec)\.|\/e2e\/|\.tsx?$/.test(file))).toEqual([]);
    const packages = new Set(files.map((file) => PACKAGE.exec(file)?.[1]));
    expect(devPackages().filter((name) => packages.has(name))).toEqual([]);
    // The search would find it: it is in the folder the image was made from.
    expect(holdersOf(CANARY, path.join(scratch, 'source'))).toHaveLength(ENV_FILES.length);
    expect(holdersOf(CANARY, image.root)).toEqual([]);
  });

  test('runs as a user who can change nothing but the volume', async () => {
    expect(image.user?.uid).toBeGreaterThan(0);
    const write = (file: string) =>
      startDeployed(runner, ['node', '-e', `fs.writeFileSync(${JSON.stringify(file)}, '')`], {})
        .exited;
    for (const file of ['start.mjs', '.next/cache', 'new', '.next/new']) {
      expect(await write(file), file).not.toBe(0);
    }
    expect(await write(inImage(image, `${DATA}/new`))).toBe(0);
  });

  test('opens no port without a way to sign in, and says what to set', async () => {
    const server = startDeployed(runner, image.command, { ...image.env, PORT: '3000' });
    expect(await server.exited).toBe(1);
    expect(server.said()).toMatch(/^2 settings are wrong, so nothing was started:\n/);
    expect(server.said()).toMatch(/nobody has to sign in: set ADMIN_PASSWORD_HASH/);
    expect(server.said()).toContain('set APP_ORIGIN to the address people open');
  });

  test('is healthy, wants a sign-in, and stops after a running save with 0', async () => {
    const upstream = new Upstream(running());
    const { base, env } = await settings();
    const server = startDeployed(runner, image.command, env);
    await expect.poll(() => server.said(), { timeout: 30_000 }).toContain('is ready at');
    expect(await startDeployed(runner, image.healthCommand, env).exited).toBe(0);
    for (const address of [paths.healthz(), paths.readyz()]) {
      const response = await fetch(base + address);
      expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    }
    expect((await fetch(base + paths.api.pals())).status).toBe(401);
    const page = await fetch(base + paths.pals(), { redirect: 'manual' });
    expect(page.headers.get('location')).toContain(paths.signIn());
    const signIn = await (await fetch(base + paths.signIn())).text();
    const [script = ''] = /\/_next\/static\/[^"]+\.js/.exec(signIn) ?? [];
    expect((await fetch(base + script)).status).toBe(200);

    const palId = await upstream.createPal({ name: 'Container', skills: { magic_canvas: {} } });
    const put = { method: 'PUT', path: `/v2/pals/${palId}/skills` } as const;
    await upstream.fault({ ...put, delayMs: SLOW_MS, answer: { kind: 'real' } });
    const build = inImage(image, `${image.workdir}/.next`);
    const save = await callSave({ base, palId, build });
    await expect.poll(async () => (await upstream.puts(palId)).length).toBe(1);
    const stopped = server.stop('SIGTERM');
    expect(await save.outcome).toBe('saved');
    expect(await stopped).toBe(0);
    expect(await startDeployed(runner, image.healthCommand, env).exited).toBe(1);
    const audit = readFileSync(inImage(image, `${DATA}/audit.jsonl`), 'utf8');
    expect(audit).toContain(save.saveId);
    await upstream.cleanUp();
  });

  /** As compose.yaml sets them, but for an address that only this machine knows. */
  async function settings() {
    const port = String(await freePort());
    const base = `http://127.0.0.1:${port}`;
    const env = {
      ...image.env,
      ...tavusEnv(running().proxyUrl),
      ...testSignInEnv(),
      AUDIT_FILE: inImage(image, `${DATA}/audit.jsonl`),
      REVOCATIONS_FILE: newTestLog(inImage(image, `${DATA}/revocations.jsonl`)),
      PORT: port,
      APP_ORIGIN: base,
    };
    return { base, env };
  }
});

test('whoever starts the server waits longer than it takes to stop', () => {
  const compose = readFileSync(path.join(ROOT, 'compose.yaml'), 'utf8');
  const unit = readFileSync(path.join(ROOT, 'docs/deployment/pal-skills.service'), 'utf8');
  const [, grace] = /stop_grace_period: (\d+)s/.exec(compose) ?? [];
  const [, timeout] = /^TimeoutStopSec=(\d+)$/m.exec(unit) ?? [];
  expect(KILL_MS).toBeGreaterThan(STOP_MS);
  for (const seconds of [grace, timeout]) expect(Number(seconds) * 1_000).toBeGreaterThan(KILL_MS);
});

const PACKAGE = /^\/app\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;

function layEnvFiles(folder: string): void {
  for (const name of ENV_FILES) {
    writeFileSync(path.join(folder, name), `TAVUS_API_KEY=${CANARY}\nCANARY=${CANARY}\n`);
  }
}

function holdersOf(text: string, folder: string): string[] {
  return filesBelow(folder).filter((file) => readFileSync(path.join(folder, file)).includes(text));
}
