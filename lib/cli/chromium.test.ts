import { chromium } from '@playwright/test';
import { expect, it } from 'vitest';
import { findChromium } from './chromium';

const PATH = '/opt/bin:/usr/bin';

it('takes CHROMIUM_PATH before all others', () => {
  expect(findChromium({ PATH, CHROMIUM_PATH: '/my/chrome' }, () => true)).toBe('/my/chrome');
});

it('does not fall back where CHROMIUM_PATH does not run', () => {
  const works = (file: string) => file !== '/my/chrome';
  expect(findChromium({ PATH, CHROMIUM_PATH: '/my/chrome' }, works)).toBeNull();
});

it("takes the system's Chromium, in whichever folder of PATH it runs", () => {
  expect(findChromium({ PATH }, (file) => file === '/usr/bin/chromium')).toBe('/usr/bin/chromium');
  expect(findChromium({ PATH }, (file) => file === '/usr/bin/google-chrome')).toBe(
    '/usr/bin/google-chrome',
  );
});

it("takes Playwright's own where the system has none", () => {
  const own = chromium.executablePath();
  expect(findChromium({ PATH }, (file) => file === own)).toBe(own);
});

it('finds none where none runs', () => {
  expect(findChromium({ PATH }, () => false)).toBeNull();
});
