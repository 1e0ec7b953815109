import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { storageOf } from './answers';
import { fileAt, filesIn, type Swept } from './sweep';

/** A copy of every file that is swept, with the leak in it, read as the real ones are. */
export function plantFiles(folder: string, planted: string): Swept[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'static/chunks'), { recursive: true });
  mkdirSync(path.join(folder, 'standalone'));
  writeFileSync(path.join(folder, 'static/chunks/a.js'), `export const a=1;/*${planted}*/`);
  writeFileSync(path.join(folder, 'standalone/.env'), `# of the build\nX=${planted}\n`);
  for (const name of ['dashboard.log', 'audit.jsonl']) {
    appendFileSync(path.join(folder, name), `{"event":"request"}\n${planted}\n`);
  }
  return [
    ...filesIn('client chunk', path.join(folder, 'static')),
    ...filesIn('standalone folder', path.join(folder, 'standalone')),
    ...filesIn('log', folder, (file) => file.endsWith('.log')),
    fileAt('audit file', path.join(folder, 'audit.jsonl')),
  ];
}

export async function plantStorage(page: Page, planted: string): Promise<Swept[]> {
  await page.evaluate(async (text) => {
    localStorage.setItem('planted', text);
    sessionStorage.setItem('planted', text);
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('planted', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('store');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const writing = opening.result.transaction('store', 'readwrite');
        writing.objectStore('store').put({ nested: [text] }, 'key');
        writing.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    });
  }, planted);
  const { origin } = new URL(page.url());
  // As programs write what may not stand in a cookie.
  const value = encodeURIComponent(planted);
  await page.context().addCookies([{ name: 'planted', value, url: origin }]);
  return storageOf(page);
}
