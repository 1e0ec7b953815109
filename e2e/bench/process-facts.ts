import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Holds a process with all its threads to the first core. False where the system cannot. */
export function pinToOneCore(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  return spawnSync('taskset', ['-a', '-c', '-p', '0', String(pid)]).status === 0;
}

/** Memory a process holds, in MB of 1,000,000 bytes; null where the system does not tell. */
export function residentMb(pid: number | undefined): number | null {
  const file = `/proc/${pid}/status`;
  if (pid === undefined || !existsSync(file)) return null;
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1];
  return kib === undefined ? null : (Number(kib) * 1024) / 1_000_000;
}
