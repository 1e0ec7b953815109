import localFont from 'next/font/local';

/**
 * What every page needs at once: Latin alone, 52 kB of what would be 143 kB. Other letters of the
 * same face come when a page has them: fonts.css.
 */
export const sans = localFont({
  src: '../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2',
  variable: '--font-geist-sans',
  weight: '100 900',
});

export const mono = localFont({
  src: '../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  // A proportional font made as wide would still not line up.
  adjustFontFallback: false,
});
