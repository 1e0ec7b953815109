import type { PalSummary } from '@/lib/tavus/wire';

const NAME_AT_MOST = 80;

/**
 * What a PAL's skill set is called as a file: "Ada's guide, skills of 2026-11-23.json". A name may
 * be anything: what file systems refuse becomes a hyphen, and what turns text around is left out.
 * @param readAt ISO 8601
 */
export function exportName(
  { pal_id, pal_name }: Pick<PalSummary, 'pal_id' | 'pal_name'>,
  readAt: string,
): string {
  const plain = pal_name
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\\/:*?"<>|]+/g, '-')
    .replaceAll(/\s+/g, ' ');
  const name = [...plain]
    .slice(0, NAME_AT_MOST)
    .join('')
    .replaceAll(/^[\s.-]+|[\s.-]+$/g, '');
  return `${name === '' ? pal_id : name}, skills of ${readAt.slice(0, 10)}.json`;
}
