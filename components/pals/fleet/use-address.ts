'use client';

import {
  createSerializer,
  useQueryStates,
  type inferParserType,
  type Options,
  type ParserMap,
  type Values,
} from 'nuqs';
import { useEffect, useEffectEvent, useRef } from 'react';
import { BEFORE_NAVIGATION } from '@/lib/before-navigation';

/**
 * What of a page is in its address, and how to change it; each change is a step of Back unless its
 * options say otherwise.
 *
 * nuqs writes the address a moment after the change (up to a second in an old Safari), and Next
 * gives up a navigation under way for such a write: a link followed right after the last letter of
 * a search would lead nowhere. So what is still to be written is written as a navigation begins.
 */
export function useAddress<Parsers extends ParserMap>(parsers: Parsers) {
  const [values, setValues] = useQueryStates(parsers, { history: 'push' });
  const navigations = useRef(0);

  const writeNow = useEffectEvent(() => {
    navigations.current += 1;
    // The same values by another of the library's names.
    const said = values as inferParserType<Parsers>;
    const address = createSerializer(parsers)(location.href, said);
    if (address !== location.href) history.replaceState(null, '', address);
  });
  useEffect(() => {
    const handle = () => writeNow();
    window.addEventListener(BEFORE_NAVIGATION, handle);
    return () => window.removeEventListener(BEFORE_NAVIGATION, handle);
  }, []);

  function change(
    next: Partial<{ [K in keyof Parsers]: Values<Parsers>[K] | null }>,
    options?: Options,
  ) {
    const begunBefore = navigations.current;
    const startTransition = (write: () => void) => {
      if (navigations.current === begunBefore) write();
    };
    void setValues(next, { ...options, startTransition });
  }
  return [values, change] as const;
}
