'use client';

import { useQueryStates } from 'nuqs';
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
  const [address, setAddress] = useQueryStates(compareParsers, { history: 'push' });
  return {
    address,
    choose: (side, palId) => void setAddress(side === 'left' ? { left: palId } : { right: palId }),
    swap: () => void setAddress({ left: address.right, right: address.left }),
    setOnlyDifferences: (isOnly) => void setAddress({ only: isOnly ? 'differences' : null }),
  };
}
