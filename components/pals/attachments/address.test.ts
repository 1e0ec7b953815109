import { describe, expect, it } from 'vitest';
import { exportSearch } from './address';
import { loadAttachmentAddress } from './load-address';

describe('the address of a file', () => {
  const shown = loadAttachmentAddress('?q=ada&skill=presentation&sort=-attached&group=pal');

  it('asks for what the page shows; groups are of the page alone', () => {
    const search = exportSearch(shown, { format: 'csv' });
    expect(search).toBe('?format=csv&q=ada&skill=presentation&sort=-attached');
    expect(loadAttachmentAddress(search)).toEqual({ ...shown, group: 'none' });
  });

  it.each(['csv', 'json'] as const)('says where a %s file may leave PALs out', (format) => {
    expect(exportSearch(shown, { format, isPartial: true })).toContain(
      `?format=${format}&partial=1&`,
    );
    expect(exportSearch(shown, { format, isPartial: false })).not.toContain('partial');
  });
});
