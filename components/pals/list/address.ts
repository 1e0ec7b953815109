import { createParser, parseAsString, parseAsStringLiteral } from 'nuqs';
import { HEALTH_FILTERS } from '../fleet/health';
import { parseSince, type Since } from '../fleet/since';
import { PAL_TYPE_FILTERS, type SkillFilter } from './filter-pals';
import { PAL_SORTS } from './sort-pals';

/** A skill filter as one text, for the address and the select: `has:ID`, `lacks:ID`, `unknown`. */
export function printSkillFilter(filter: SkillFilter): string {
  return filter.kind === 'unknown' ? 'unknown' : `${filter.kind}:${filter.skillId}`;
}

/** @returns null for a text `printSkillFilter` never makes: then nothing is filtered */
export function parseSkillFilter(text: string): SkillFilter | null {
  if (text === 'unknown') return { kind: 'unknown' };
  for (const kind of ['has', 'lacks'] as const) {
    const skillId = text.slice(kind.length + 1);
    if (text.startsWith(`${kind}:`) && skillId !== '') return { kind, skillId };
  }
  return null;
}

/** What of the list is in the address: `/pals?q=ada&skill=has:presentation&type=yours&since=7d&health=warning&sort=-changed`. */
export const palListParsers = {
  q: parseAsString.withDefault(''),
  skill: createParser<SkillFilter>({
    parse: parseSkillFilter,
    serialize: printSkillFilter,
    eq: (a, b) => printSkillFilter(a) === printSkillFilter(b),
  }),
  type: parseAsStringLiteral(PAL_TYPE_FILTERS).withDefault('all'),
  since: createParser<Since>({ parse: parseSince, serialize: (since) => since }),
  health: parseAsStringLiteral(HEALTH_FILTERS),
  sort: parseAsStringLiteral(PAL_SORTS).withDefault('name'),
};
