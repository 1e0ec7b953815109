import { describe, expect, it } from 'vitest';
import type { DocumentSummary } from '@/lib/tavus/wire';
import { idsInText, pastedIds } from './document-ids';
import { canChoose, pickerOptions, uniqueDocuments } from './picker-options';

function document(document_id: string, document_url = 'https://files.test/a.pdf'): DocumentSummary {
  return {
    document_id,
    document_name: document_id,
    document_url,
    status: 'ready',
    progress: 100,
    error_message: null,
    tags: [],
    created_at: null,
    updated_at: null,
  };
}

describe('ids in a text', () => {
  it('are told apart by white space, commas and the marks of a JSON list', () => {
    const ids = ['d8-5c71baca86fc', 'd8-0011aabbccdd'];
    expect(idsInText(ids.join(','))).toEqual(ids);
    expect(idsInText(` ${ids.join('\r\n')}\n`)).toEqual(ids);
    expect(idsInText(JSON.stringify(ids, null, 2))).toEqual(ids);
    expect(idsInText(`${ids.join(' ')} ${ids.join(';')}`)).toEqual(ids);
  });

  it.each(['', 'deck', 'Deck 2026', 'd8-5c71baca86fc deck', '../../etc-1234', 'a-1 b-2'])(
    'are not seen in %j',
    (text) => {
      expect(idsInText(text)).toEqual([]);
      expect(pastedIds(text)).toEqual([]);
    },
  );

  it('are added at once when pasted, unless a lone word may be the name of a document', () => {
    expect(pastedIds('d8-5c71baca86fc')).toEqual(['d8-5c71baca86fc']);
    expect(pastedIds('6f9619ff-8b86-d011-b42d-00cf4fc964ff')).toHaveLength(1);
    expect(pastedIds('handbook-2026')).toEqual([]);
    expect(idsInText('handbook-2026')).toEqual(['handbook-2026']);
  });
});

describe('the options of the picker', () => {
  it('offer typed ids that were neither found nor picked, then more', () => {
    const found = [document('d8-5c71baca86fc')];
    const options = pickerOptions(
      'd8-5c71baca86fc d8-0011aabbccdd d8-aaaa0000aaaa',
      found,
      ['d8-aaaa0000aaaa'],
      true,
    );
    expect(options.map(({ key }) => key)).toEqual(['document-d8-5c71baca86fc', 'ids', 'more']);
    expect(options[1]).toMatchObject({ ids: ['d8-0011aabbccdd'] });
  });

  it('mark what cannot be added with the reason', () => {
    const options = pickerOptions(
      '',
      [document('a'), document('b', 'https://files.test/b.csv'), document('c')],
      ['a'],
      false,
    );
    expect(options.map((option) => canChoose(option))).toEqual([false, false, true]);
    expect(options[0]).toMatchObject({ obstacle: 'Added already' });
    expect(options[1]).toMatchObject({
      obstacle: "CSV can't be presented. Use a PDF or image.",
    });
  });

  it('name a document once, though it came on two pages', () => {
    const pages = [{ documents: [document('a'), document('b')] }, { documents: [document('b')] }];
    expect(uniqueDocuments(pages).map(({ document_id }) => document_id)).toEqual(['a', 'b']);
  });
});
