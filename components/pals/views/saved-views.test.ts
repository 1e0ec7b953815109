// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { readViews, withoutView, withView, writeViews, type SavedView } from './saved-views';

const PLACE = { userId: 'admin', list: 'pals' };
const view = fc.record({ name: fc.string(), search: fc.webQueryParameters() });

beforeEach(() => localStorage.clear());

describe('saved views', () => {
  it('come back as they were saved, each under its own name', () => {
    fc.assert(
      fc.property(fc.array(view, { maxLength: 20 }), (all) => {
        const views = all.reduce<readonly SavedView[]>(
          (known, each) => withView(known, each) ?? known,
          [],
        );
        expect(writeViews(localStorage, PLACE, views)).toBe(true);
        expect(readViews(localStorage, PLACE)).toEqual(views);
        expect(new Set(views.map(({ name }) => name)).size).toBe(views.length);
      }),
    );
  });

  it('of one person or list are not those of another', () => {
    writeViews(localStorage, PLACE, [{ name: 'Mine', search: 'q=a' }]);
    expect(readViews(localStorage, { ...PLACE, userId: 'oidc:2' })).toEqual([]);
    expect(readViews(localStorage, { ...PLACE, list: 'attachments' })).toEqual([]);
  });

  it('are replaced by name, removed by name, and at most fifty', () => {
    const one = withView([], { name: ' A ', search: 'q=1' }) ?? [];
    expect(withView(one, { name: 'A', search: 'q=2' })).toEqual([{ name: 'A', search: 'q=2' }]);
    expect(withoutView(one, 'A')).toEqual([]);
    expect(withView(one, { name: '  ', search: '' })).toBeNull();
    const many = Array.from({ length: 50 }, (_, index) => ({ name: `${index}`, search: '' }));
    expect(withView(many, { name: 'one more', search: '' })).toBeNull();
    expect(withView(many, { name: '7', search: 'q=new' })).toHaveLength(50);
  });

  it.each(['{', 'null', '[{"name":1}]', '{"name":"x"}'])(
    'are none where %j is what the browser holds',
    (text) => {
      localStorage.setItem('pal-skills:views:pals:admin', text);
      expect(readViews(localStorage, PLACE)).toEqual([]);
    },
  );
});
