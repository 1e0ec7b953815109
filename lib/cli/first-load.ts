import { gzipSync } from 'node:zlib';

export interface FirstLoad {
  readonly label: string;
  readonly files: number;
  readonly gzipBytes: number;
}

const TAG = /<(?:script|link)\b[^>]*>/g;

/**
 * The script files a page makes a modern browser load before anybody touches it, as its HTML names
 * them: `<script src>` (not `nomodule`) and preloaded scripts, each once.
 * @returns paths as they stand in the HTML
 */
export function scriptsOf(html: string): string[] {
  const sources = (html.match(TAG) ?? []).map((tag) => {
    if (tag.startsWith('<script')) return /\snomodule\b/i.test(tag) ? undefined : value(tag, 'src');
    const isScript = value(tag, 'as') === 'script' || value(tag, 'rel') === 'modulepreload';
    return isScript ? value(tag, 'href') : undefined;
  });
  return [...new Set(sources.filter((source) => source !== undefined))];
}

function value(tag: string, attribute: string): string | undefined {
  return new RegExp(`\\s${attribute}="([^"]*)"`, 'i').exec(tag)?.[1]?.replaceAll('&amp;', '&');
}

/**
 * Measures a page of a running server: the whole weight of its first scripts, each file gzipped on
 * its own as a server sends it.
 * @throws Error where the page or one of its scripts does not answer 200
 */
export async function measureFirstLoad(label: string, url: string): Promise<FirstLoad> {
  const html = (await read(url)).toString('utf8');
  const files = await Promise.all(scriptsOf(html).map((src) => read(new URL(src, url).href)));
  const gzipBytes = files.reduce((sum, file) => sum + gzipSync(file).byteLength, 0);
  return { label, files: files.length, gzipBytes };
}

/** One line for the build's output; kB are 1,000 bytes, as browsers count them. */
export function firstLoadLine({ label, files, gzipBytes }: FirstLoad): string {
  return `First-load JavaScript, ${label}: ${(gzipBytes / 1000).toFixed(1)} kB gzip in ${files} files`;
}

async function read(url: string): Promise<Buffer> {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
