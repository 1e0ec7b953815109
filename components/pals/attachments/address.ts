import {
  createParser,
  createSerializer,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';
import { HEALTH_FILTERS } from '../fleet/health';
import { parseSince, sinceInstant, type Since } from '../fleet/since';
import { CHANGE_FILTERS, type AttachmentFilters } from './filter-rows';
import { ATTACHMENT_SORTS } from './sort-rows';

export const GROUPINGS = ['none', 'skill', 'pal'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The brush of the picture: two instants in milliseconds, `1770000000000_1780000000000`. */
function parseRange(text: string): readonly [number, number] | null {
  const match = /^(\d{1,15})_(\d{1,15})$/.exec(text);
  if (match === null) return null;
  const [from, to] = [Number(match[1]), Number(match[2])];
  return from <= to ? [from, to] : null;
}

/**
 * What of the attachments is in the address:
 * `/attachments?q=ada&skill=presentation&since=7d&change=never&sort=-attached&group=skill`.
 */
export const attachmentParsers = {
  q: parseAsString.withDefault(''),
  skill: parseAsString,
  pal: parseAsString,
  document: parseAsString,
  since: createParser<Since>({ parse: parseSince, serialize: (since) => since }),
  change: parseAsStringLiteral(CHANGE_FILTERS),
  health: parseAsStringLiteral(HEALTH_FILTERS),
  range: createParser<readonly [number, number]>({
    parse: parseRange,
    serialize: ([from, to]) => `${Math.round(from)}_${Math.round(to)}`,
    eq: (a, b) => a[0] === b[0] && a[1] === b[1],
  }),
  sort: parseAsStringLiteral(ATTACHMENT_SORTS).withDefault('-updated'),
  group: parseAsStringLiteral(GROUPINGS).withDefault('none'),
};

export type AttachmentAddress = inferParserType<typeof attachmentParsers>;

/** @param now what "since" counts back from, in milliseconds since 1970 */
export function filtersOf(address: AttachmentAddress, now: number): AttachmentFilters {
  const { q, skill, pal, document, since, change, health, range } = address;
  return {
    query: q,
    skillId: skill,
    palId: pal,
    documentId: document,
    since: since && sinceInstant(since, now),
    change,
    health,
    range,
  };
}

const serialize = createSerializer(attachmentParsers);

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Set to 1 where a file may leave out the PALs that could not be read; else it is refused. */
export const PARTIAL = 'partial';

/** The query of the address that gives what this one shows as a file. */
export function exportSearch(
  address: AttachmentAddress,
  { format, isPartial = false }: { readonly format: ExportFormat; readonly isPartial?: boolean },
): string {
  const base = `?format=${format}${isPartial ? `&${PARTIAL}=1` : ''}`;
  return serialize(base, { ...address, group: null });
}
