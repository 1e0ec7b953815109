'use client';

import { useAddress } from '../fleet/use-address';
import { attachmentParsers, type AttachmentAddress } from './address';

/** Null takes a part out of the address. */
type Change = { [Part in keyof AttachmentAddress]?: AttachmentAddress[Part] | null };

export interface AttachmentAddressControl {
  readonly address: AttachmentAddress;
  readonly isFiltered: boolean;
  readonly change: (change: Change) => void;
  readonly setQuery: (query: string) => void;
  readonly clear: () => void;
}

/** Search, filters, order and grouping as the address has them, and how to change them. */
export function useAttachmentAddress(): AttachmentAddressControl {
  const [address, setAddress] = useAddress(attachmentParsers);
  const { q, skill, pal, document, since, change, health, range } = address;
  return {
    address,
    isFiltered:
      q !== '' || [skill, pal, document, since, change, health, range].some((it) => it !== null),
    change: (next) => setAddress(next),
    // One step of Back for the whole search, not one for each letter of it.
    setQuery: (next) => setAddress({ q: next }, { history: q === '' ? 'push' : 'replace' }),
    clear: () =>
      setAddress({
        ...{ q: null, skill: null, pal: null, document: null, since: null },
        ...{ change: null, health: null, range: null },
      }),
  };
}
