import type fc from 'fast-check';
import { account } from '../list/arbitraries';
import { toRows, type AttachmentRow } from './rows';

/** The rows of an account whose names and times are as odd as the API lets them be. */
export const someRows: fc.Arbitrary<AttachmentRow[]> = account.map(({ pals, readings }) =>
  toRows(pals, readings, (skillId) => `Name of ${skillId}`),
);
