import { expect, it } from 'vitest';
import { stylesOf } from './styles';

it('finds every style sheet once and nothing else', () => {
  const html = `<link rel="stylesheet" href="/a.css?x=1&amp;y=2" data-precedence="next"/>
<link href="/b.css" rel="stylesheet"><link rel="preload" as="style" href="/c.css">
<link rel="icon" href="/i.svg"><link rel="stylesheet" href="/b.css">`;
  expect(stylesOf(html)).toEqual(['/a.css?x=1&y=2', '/b.css']);
});
