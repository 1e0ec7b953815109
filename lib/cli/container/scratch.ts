import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../project';
import { contextFiles } from './dockerignore';
import { giveBackWrites } from './runner';

/** A folder for one image, which every user may look into. */
export function newScratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pal-skills-image-'));
  chmodSync(folder, 0o755);
  return folder;
}

export function removeScratch(folder: string): void {
  if (!existsSync(folder)) return;
  giveBackWrites(folder);
  rmSync(folder, { recursive: true, force: true });
}

/** A copy of the files that a build is sent, Dockerfile and rules included, to lay others beside. */
export function copySources(to: string): void {
  const sent = contextFiles(ROOT, readFileSync(path.join(ROOT, '.dockerignore'), 'utf8'));
  for (const file of [...sent, 'Dockerfile', '.dockerignore']) {
    cpSync(path.join(ROOT, file), path.join(to, file));
  }
}
