import { existsSync, readFileSync } from 'node:fs';

const CHECK_MS = 500;

/**
 * Ends this process, as SIGTERM would, soon after its parent has gone. Where the parent is the shell
 * of an npm script, npm counts too: such a shell passes on neither a signal nor npm's own death.
 * (Only Linux tells what a parent is; elsewhere the parent alone counts.)
 */
export function endWithParents(): void {
  const parent = process.ppid;
  const npm = isScriptShell(parent) ? parentOf(parent) : null;
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === null || existsSync(`/proc/${npm}`))) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, CHECK_MS).unref();
}

function isScriptShell(pid: number): boolean {
  return /^(?:\/bin\/)?sh\0-c\0/.test(read(`/proc/${pid}/cmdline`));
}

function parentOf(pid: number): number | null {
  const found = /^PPid:\t(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1];
  return found === undefined ? null : Number(found);
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
