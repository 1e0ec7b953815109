import { describe, expect, it } from 'vitest';
import { readLock, readPackage, type LockedPackage } from '../packages';
import { recordFigure } from './figures';

const FLOORS = { next: '16.4.6', react: '19.3.1', 'react-dom': '19.3.1' };

/** Packages that may run a script of their own when they are installed, and why they must. */
const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  // .npmrc has npm run none, this one included: esbuild finds its program without it.
  esbuild: 'puts the program for this platform in its place',
};

const { dependencies, devDependencies, engines } = readPackage();
const direct = { ...dependencies, ...devDependencies };
const { lockfileVersion, own, locked } = readLock();

describe('the supply chain', () => {
  it('pins every direct dependency to one exact version', () => {
    const loose = Object.entries(direct).filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range));
    figure(
      'exact pins in package.json',
      `${loose.length} loose of ${count(direct)}`,
      '0 loose',
      loose.length === 0,
    );
    expect(loose).toEqual([]);
  });

  it('has a lockfile that agrees with package.json', () => {
    const differing = Object.entries(direct).filter(
      ([name, version]) => at(`node_modules/${name}`)?.version !== version,
    );
    const isSame =
      JSON.stringify(own?.dependencies) === JSON.stringify(dependencies) &&
      JSON.stringify(own?.devDependencies) === JSON.stringify(devDependencies);
    const isRight = differing.length === 0 && isSame && lockfileVersion === 3;
    figure('package.json against the lockfile', `${differing.length} differ`, '0', isRight);
    expect(differing).toEqual([]);
    expect(own?.dependencies).toEqual(dependencies);
    expect(own?.devDependencies).toEqual(devDependencies);
    expect(lockfileVersion).toBe(3);
  });

  it.each(Object.entries(FLOORS))('has one copy of %s, at %s or above', (name, floor) => {
    const copies = locked.filter((one) => one.name === name).map(({ version }) => version ?? '');
    const isRight = copies.length === 1 && isAtLeast(copies[0] ?? '', floor);
    figure(`copies of ${name}`, copies.join(', '), `one, ${floor} or above`, isRight);
    expect(copies).toHaveLength(1);
    expect(isAtLeast(copies[0] ?? '', floor)).toBe(true);
  });

  it('lets no package run a script at its installation but the listed ones', () => {
    const names = locked.filter((one) => one.hasInstallScript).map(({ name }) => name);
    const unknown = names.filter((name) => !(name in INSTALL_SCRIPTS));
    const idle = Object.keys(INSTALL_SCRIPTS).filter((name) => !names.includes(name));
    figure(
      'packages with install scripts',
      names.join(', ') || 'none',
      'the listed ones',
      unknown.length === 0,
    );
    expect(unknown).toEqual([]);
    expect(idle).toEqual([]);
  });

  it('names no address to install from', () => {
    const named = locked.filter(({ resolved, link }) => resolved !== undefined || link === true);
    figure(
      'addresses in the lockfile',
      `${named.length} of ${locked.length} entries`,
      '0',
      named.length === 0,
    );
    expect(named.map(({ place }) => place)).toEqual([]);
  });

  it('has a checksum of every package that Linux installs, and of all that is not bound to a system', () => {
    const without = locked.filter(({ integrity }) => !/^sha512-/.test(integrity ?? ''));
    const wrong = without.filter((one) => !isOptionalElsewhere(one));
    figure(
      'packages without a checksum',
      `${wrong.length} of ${locked.length - without.length}; ${without.length} optional ones of other systems`,
      '0',
      wrong.length === 0,
    );
    expect(wrong.map(({ place }) => place)).toEqual([]);
  });

  it('runs on the Node that it says', () => {
    expect(engines.node).toBe('>=20.19');
    expect(own?.engines).toEqual(engines);
  });
});

function figure(tried: string, seen: string, limit: string, holds: boolean): void {
  recordFigure({ rule: 1, tried, figure: seen, limit, holds });
}

function at(place: string): LockedPackage | undefined {
  return locked.find((one) => one.place === place);
}

function count(values: object): number {
  return Object.keys(values).length;
}

function isAtLeast(version: string, floor: string): boolean {
  const [own, least] = [version, floor].map((text) => text.split('.').map(Number));
  for (const [index, number] of (least ?? []).entries()) {
    const mine = own?.[index] ?? 0;
    if (mine !== number) return mine > number;
  }
  return true;
}

/** Npm leaves it out on Linux with glibc on x64 and arm64, where the container is built. */
function isOptionalElsewhere({ optional, os, cpu, libc }: LockedPackage): boolean {
  const fits = (wanted: readonly string[] | undefined, ...ours: string[]) =>
    wanted === undefined || ours.some((one) => wanted.includes(one));
  const isOurs = fits(os, 'linux') && fits(cpu, 'x64', 'arm64') && fits(libc, 'glibc');
  return optional === true && !isOurs;
}
