import { parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs';

/** What of a comparison is in the address: `/compare?left=p1&right=p2&only=differences`. */
export const compareParsers = {
  left: parseAsString,
  right: parseAsString,
  only: parseAsStringLiteral(['differences']),
};

export type CompareAddress = inferParserType<typeof compareParsers>;
