import { chromium } from '@playwright/test';
import { expect, it } from 'vitest';
import { findChromium } from './chromium';

const PATH = '/opt/bin:/usr/bin';

it('takes CHROMIUM_PATH before all others', () => {
  expect(findChromium({ env: { PATH, CHROMIUM_PATH: '/my/chrome' }, works: () => true })).toBe(
    '/my/chrome',
  );
});

it('does not fall back where CHROMIUM_PATH does not run', () => {
  const works = (file: string) => file !== '/my/chrome';
  expect(findChromium({ env: { PATH, CHROMIUM_PATH: '/my/chrome' }, works })).toBeNull();
});

it("takes the system's Chromium, in whichever folder of PATH it runs", () => {
  expect(findChromium({ env: { PATH }, works: (file) => file === '/usr/bin/chromium' })).toBe(
    '/usr/bin/chromium',
  );
  expect(findChromium({ env: { PATH }, works: (file) => file === '/usr/bin/google-chrome' })).toBe(
    '/usr/bin/google-chrome',
  );
});

it("takes Playwright's own where the system has none", () => {
  const own = chromium.executablePath();
  expect(findChromium({ env: { PATH }, works: (file) => file === own })).toBe(own);
});

it('finds none where none runs', () => {
  expect(findChromium({ env: { PATH }, works: () => false })).toBeNull();
});

it('takes the shell for tests where there is one, and the browser for all else', () => {
  const works = (file: string) =>
    ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'].includes(file);
  const env = { PATH };
  expect(findChromium({ use: 'tests', env, works })).toBe('/usr/bin/chromium-headless-shell');
  expect(findChromium({ env, works })).toBe('/usr/bin/chromium');
  const isBrowser = (file: string) => file === '/usr/bin/chromium';
  expect(findChromium({ use: 'tests', env, works: isBrowser })).toBe('/usr/bin/chromium');
});
