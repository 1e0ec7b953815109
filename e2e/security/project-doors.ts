import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '@/lib/cli/project';
import { readDoors, type Reading } from './doors';

const FOLDERS = ['app', 'components', 'lib'];
const SOURCE = /\.[cm]?[jt]sx?$/;
const TEST = /\.test\.tsx?$/;

/** Every source file of the product, by its path from the project's folder. */
export function productFiles(): string[] {
  const isSource = (name: string) => SOURCE.test(name) && !TEST.test(name);
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      [folder, ...name.split(path.sep)].join('/'),
    ),
  );
  return [...readdirSync(ROOT), ...inFolders].filter(isSource).sort();
}

/** The doors of the whole product, and what stands open beside them. */
export function projectDoors(): Reading {
  const readings = productFiles().map((file) =>
    readDoors(file, readFileSync(path.join(ROOT, file), 'utf8')),
  );
  return {
    doors: readings.flatMap(({ doors }) => doors),
    findings: readings.flatMap(({ findings }) => findings),
  };
}
