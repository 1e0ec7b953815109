// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { arrivalPage } from './arrival-page';

it.each(['/pals', '/pals?q=a&skill=b', `/pals?q="'><script>alert(1)</script>&amp;`])(
  'the page after a sign-in leads to %s, by itself and by a link, and holds nothing else',
  (back) => {
    const page = new DOMParser().parseFromString(arrivalPage(back), 'text/html');
    const refresh = page.querySelector('meta[http-equiv=refresh]');
    expect(refresh?.getAttribute('content')).toBe(`0; url=${back}`);
    expect(page.querySelector('a')?.getAttribute('href')).toBe(back);
    expect(page.querySelectorAll('script, style, [style]')).toHaveLength(0);
  },
);
