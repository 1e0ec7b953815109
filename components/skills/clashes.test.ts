import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oddKeys } from '@/lib/json/arbitraries';
import { clashesOf, clashNotes } from './clashes';

describe('clashesOf', () => {
  it('finds skills that exclude each other, whichever comes first', () => {
    const text = "Browser use and Presentation can't be attached together. Detach one of them.";
    expect(clashesOf(['browser_use', 'internet_search', 'presentation'])).toEqual([
      { kind: 'excludes', skill_ids: ['browser_use', 'presentation'], text },
    ]);
    expect(clashesOf(['presentation', 'browser_use'])).toMatchObject([
      { kind: 'excludes', skill_ids: ['presentation', 'browser_use'] },
    ]);
  });

  it('finds skills that compete, and says both names as the page has them', () => {
    const nameOf = (id: string) => (id === 'presentation' ? 'Slides' : 'Canvas');
    expect(clashesOf(['magic_canvas', 'presentation'], nameOf)).toEqual([
      {
        kind: 'competes',
        skill_ids: ['magic_canvas', 'presentation'],
        text: 'Canvas and Slides share the screen, so cards and slides can cover each other.',
      },
    ]);
  });

  it('are notes on the cards of both skills and on no other', () => {
    const clashes = clashesOf(['presentation', 'magic_canvas', 'browser_use', 'memory']);
    const levels = (id: string) => clashNotes(clashes, id).map(({ level }) => level);
    expect(levels('presentation')).toEqual(['info', 'warning']);
    expect(levels('magic_canvas')).toEqual(['info']);
    expect(levels('browser_use')).toEqual(['warning']);
    expect(levels('memory')).toEqual([]);
  });

  it('finds each pair once, and nothing among skills without rules', () => {
    const all = ['presentation', 'magic_canvas', 'browser_use', 'presentation'];
    expect(clashesOf(all).map(({ kind }) => kind)).toEqual(['competes', 'excludes']);
    expect(clashesOf(['internet_search', 'magic_canvas', 'memory', 'browser_use'])).toEqual([]);
    fc.assert(
      fc.property(fc.array(oddKeys), (ids) => {
        expect(clashesOf(ids)).toEqual([]);
      }),
    );
  });
});
