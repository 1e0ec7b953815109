import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findSecret } from '../../leak-scanner';

/** Where a secret must not be. */
export const PLACES = [
  'client chunk',
  'HTML',
  'RSC payload',
  'API answer',
  'action answer',
  'answer header',
  'local storage',
  'session storage',
  'IndexedDB',
  'cookie',
  'log',
  'audit file',
  'standalone folder',
] as const;

export type Place = (typeof PLACES)[number];

/** One thing that was looked through. */
export interface Swept {
  readonly place: Place;
  /** Which one: an address, a file, a key. */
  readonly name: string;
  readonly content: Buffer | string;
}

export interface Hit {
  readonly place: Place;
  readonly name: string;
  readonly secret: string;
  /** The disguises it was found in. */
  readonly found: readonly string[];
}

/** Looks for every secret, in every disguise, in everything. */
export function hitsIn(swept: readonly Swept[], secrets: ReadonlyMap<string, string>): Hit[] {
  return swept.flatMap(({ place, name, content }) =>
    [...secrets].flatMap(([secret, value]) => {
      const found = findSecret(content, value);
      return found.length > 0 ? [{ place, name, secret, found }] : [];
    }),
  );
}

/** Every file below a folder that passes; none where there is no such folder. */
export function filesIn(
  place: Place,
  folder: string,
  isMeant: (file: string) => boolean = () => true,
): Swept[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(isMeant)
    .map((file) => ({ place, name: path.relative(folder, file), content: readFileSync(file) }));
}

export function fileAt(place: Place, file: string): Swept {
  return { place, name: path.basename(file), content: readFileSync(file) };
}
