import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import nextEnv from '@next/env';
import { afterAll, afterEach, expect, it } from 'vitest';
import { parsePasswordHash, verifyPassword } from '@/lib/auth/password-hash';
import { parseEnv } from '@/lib/env';
import { ROOT } from './project';

const PASSWORD = 'Zürich $HOME räils';

const folder = mkdtempSync(path.join(tmpdir(), 'dotenv-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => nextEnv.resetEnv());

/** What a server in a folder with this `.env` file is set to. */
function loaded(file: string) {
  writeFileSync(path.join(folder, '.env'), file);
  return nextEnv.loadEnvConfig(folder, false, console, true).combinedEnv;
}

async function hashPasswordCommand(input: string) {
  const program = path.join(ROOT, 'lib/cli/hash-password.ts');
  const child = spawn(process.execPath, ['--conditions=react-server', '--import=tsx', program], {
    cwd: ROOT,
  });
  child.stdin.end(input);
  const exited = new Promise((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await exited, stdout, stderr };
}

it('prints one line that an .env file hands on whole, and that lets its password in', async () => {
  const { code, stdout, stderr } = await hashPasswordCommand(`${PASSWORD}\n`);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^ADMIN_PASSWORD_HASH=\S+\n$/);
  expect(stdout).not.toContain(PASSWORD);

  const result = parseEnv(loaded(`TAVUS_API_KEY=key-of-this-test\n${stdout}`));
  const password = result.ok ? result.env.signIn?.password : null;
  const line = password?.kind === 'hash' ? password.hash.reveal() : '';
  expect(stdout).toBe(`ADMIN_PASSWORD_HASH=${line}\n`);
  const hash = parsePasswordHash(line);
  expect(hash !== null && (await verifyPassword(PASSWORD, hash))).toBe(true);
});

it.each([
  ['a short one', 'x'.repeat(14), 'The password must have 15 to 1,024 characters.\n'],
  ['a long one', 'x'.repeat(1025), 'The password must have 15 to 1,024 characters.\n'],
  ['none', '', 'The password must have 15 to 1,024 characters.\n'],
  ['two lines', `${PASSWORD}\n${PASSWORD}\n`, 'The password must be one line.\n'],
])('refuses %s and prints nothing to use', async (_, input, sentence) => {
  expect(await hashPasswordCommand(input)).toEqual({ code: 1, stdout: '', stderr: sentence });
});

it('shows why the line has no dollars: a file would cut them out', () => {
  const file = 'A=scrypt$131072$8$1\nB=scrypt:131072:8:1\nC=Zürich \\$HOME räils\n';
  const { A, B, C } = loaded(file);
  expect(A).not.toContain('131072');
  expect(B).toBe('scrypt:131072:8:1');
  // What .env.example tells of a plain password with a dollar.
  expect(C).toBe(PASSWORD);
});
