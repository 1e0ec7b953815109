import {
  createLoader,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';

/** What of a comparison is in the address: `/compare?left=p1&right=p2&only=differences`. */
export const compareParsers = {
  left: parseAsString,
  right: parseAsString,
  only: parseAsStringLiteral(['differences']),
};

export type CompareAddress = inferParserType<typeof compareParsers>;

/** Reads the same from the address of a request. What is no value counts as not given. */
export const loadCompareAddress = createLoader(compareParsers);
