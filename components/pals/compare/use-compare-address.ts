'use client';

import { useAddress } from '../fleet/use-address';
import { compareParsers, type CompareAddress } from './address';
import type { Side } from './sides';

export interface CompareAddressControl {
  readonly address: CompareAddress;
  readonly choose: (side: Side, palId: string) => void;
  readonly swap: () => void;
  readonly setOnlyDifferences: (isOnly: boolean) => void;
}

/** Both PALs and what is shown of them as the address has it; Back undoes each choice. */
export function useCompareAddress(): CompareAddressControl {
  const [address, setAddress] = useAddress(compareParsers);
  return {
    address,
    choose: (side, palId) => setAddress(side === 'left' ? { left: palId } : { right: palId }),
    swap: () => setAddress({ left: address.right, right: address.left }),
    setOnlyDifferences: (isOnly) => setAddress({ only: isOnly ? 'differences' : null }),
  };
}
