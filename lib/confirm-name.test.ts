import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmationOf, foldName, isConfirmed } from './confirm-name';

const pal = (pal_name: string) => ({ pal_id: 'p0a1', pal_name });

describe('confirming by name', () => {
  it.each([
    ['double blanks', 'Night  desk', 'Night desk'],
    ['blanks around', '  Night desk\n', 'Night desk'],
    ['a non-breaking blank', 'Night\u00a0desk', 'Night desk'],
    ['an ideographic blank', '夜\u3000勤', '夜 勤'],
    ['decomposed letters', 'Zoe\u0308 Ame\u0301lie', 'Zoë Amélie'],
    ['full-width letters', 'ＰＡＬ １', 'PAL 1'],
    ['zero-width blanks', 'Night\u200b desk\ufeff', 'Night desk'],
    ['direction marks', '\u202eNight\u202c \u200fdesk\u2066', 'Night desk'],
    ['a word joiner and a soft hyphen', 'Ni\u2060ght de\u00adsk', 'Night desk'],
    ['a mark behind an invisible one', 'Zoe\u200b\u0308', 'Zoë'],
    ['a control character', 'Night\u0007 desk', 'Night desk'],
    ['half a surrogate pair', 'Night \ud83ddesk', 'Night desk'],
    ['a joined emoji typed in parts', 'Team 👩\u200d👧', 'Team 👩👧'],
  ])('with %s', (_, name, typed) => {
    const confirmation = confirmationOf(pal(name));
    expect(confirmation.isId).toBe(false);
    expect(isConfirmed(confirmation, typed)).toBe(true);
    expect(isConfirmed(confirmation, name)).toBe(true);
    expect(isConfirmed(confirmation, '')).toBe(false);
  });

  it.each(['', '  ', '\u00a0', '\u200b\u200f', '\u2060\ufeff', '\u3164'])(
    'asks for the id where the name has nothing to type: %j',
    (name) => {
      const confirmation = confirmationOf(pal(name));
      expect(confirmation).toEqual({ text: 'p0a1', isId: true });
      expect(isConfirmed(confirmation, ' p0a1 ')).toBe(true);
      expect(isConfirmed(confirmation, '')).toBe(false);
      expect(isConfirmed(confirmation, name)).toBe(false);
    },
  );

  it.each([
    ['Night desk', 'night desk'],
    ['Night desk', 'Night'],
    ['Night desk', 'Nightdesk'],
    ['Zoë', 'Zoe'],
  ])('does not take another name: %s, %s', (name, typed) => {
    expect(isConfirmed(confirmationOf(pal(name)), typed)).toBe(false);
  });

  it('can always be done with the text that is asked for, and never with nothing', () => {
    const id = fc.stringMatching(/^p[0-9a-f]{4,12}$/);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), id, (pal_name, pal_id) => {
        const confirmation = confirmationOf({ pal_id, pal_name });
        expect(confirmation.text.trim()).not.toBe('');
        expect(isConfirmed(confirmation, confirmation.text)).toBe(true);
        expect(isConfirmed(confirmation, '')).toBe(false);
        expect(foldName(foldName(pal_name))).toBe(foldName(pal_name));
      }),
      { numRuns: 300 },
    );
  });
});
