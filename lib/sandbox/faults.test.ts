import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiFault } from '@/lib/result';
import { parseApiFaults } from '@/lib/tavus/api-faults';
import { badRequestText } from './faults';

const step = fc.oneof(fc.string({ unit: 'binary' }), fc.nat({ max: 99 }));
const faultArbitrary = fc.record({
  path: fc.array(step, { minLength: 1, maxLength: 5 }),
  message: fc.string({ unit: 'binary', minLength: 1 }),
});

/** A path that begins another has no place in one dict. */
function areApart(faults: readonly ApiFault[]): boolean {
  const isBeginning = (a: ApiFault['path'], b: ApiFault['path']) =>
    a.length < b.length && a.every((key, at) => key === b[at]);
  return !faults.some((a) => faults.some((b) => isBeginning(a.path, b.path)));
}

const sorted = (faults: readonly ApiFault[]) => faults.map((fault) => JSON.stringify(fault)).sort();

describe('badRequestText', () => {
  it('nests faults as in the request and lists those of one place', () => {
    const path = ['skills', 'presentation', 'config', 'document_ids', 1];
    const faults = [
      { path, message: 'Not a valid string.' },
      { path, message: "It's wrong." },
    ];
    expect(badRequestText(faults)).toBe(
      `Bad Request: {'skills': {'presentation': {'config': {'document_ids': {1: ['Not a valid string.', "It's wrong."]}}}}}`,
    );
  });

  it('places faults of the request itself under _schema', () => {
    expect(badRequestText([{ path: [], message: 'Invalid input type.' }])).toBe(
      `Bad Request: {'_schema': ['Invalid input type.']}`,
    );
  });

  it('is read back whole by the reader of API errors', () => {
    const faultsArbitrary = fc.array(faultArbitrary, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(faultsArbitrary.filter(areApart), (faults) => {
        expect(sorted(parseApiFaults(badRequestText(faults)) ?? [])).toEqual(sorted(faults));
      }),
      { numRuns: 1000 },
    );
  });
});
