import { describe, expect, it } from 'vitest';
import type { DocumentSummary } from '@/lib/tavus/wire';
import { documentKind, documentName, documentProblem, documentState } from './documents';

function document(more: Partial<DocumentSummary> = {}): DocumentSummary {
  return {
    document_id: 'd8-5c71baca86fc',
    document_name: 'Deck',
    document_url: 'https://files.test/deck.pdf',
    status: 'ready',
    progress: null,
    error_message: null,
    tags: [],
    created_at: null,
    updated_at: null,
    ...more,
  };
}

describe('a document', () => {
  it.each([
    ['https://files.test/deck.pdf', 'PDF'],
    ['https://files.test/deck.PDF?signature=a.csv#page.doc', 'PDF'],
    ['files/deck.jpeg?x=1', 'Image'],
    ['https://files.test/photo.HEIC', 'Image'],
    ['https://files.test/report.docx', 'Word'],
    ['https://files.test/rows.csv', 'CSV'],
    ['https://shop.test', 'Website'],
    ['https://shop.test/about', 'Website'],
    ['https://shop.test/?file=deck.pdf', 'Website'],
    ['https://shop.test/index.html', 'Website'],
    ['https://files.test/sound.mp3', 'MP3 file'],
    [null, 'Unknown type'],
  ])('at %s is of the kind %s', (document_url, kind) => {
    expect(documentKind(document({ document_url }))).toBe(kind);
  });

  it.each([
    [document(), null],
    [document({ document_url: 'https://files.test/a.png' }), null],
    [document({ document_url: null }), null],
    [document({ status: null }), null],
    [document({ status: 'processing', progress: 40 }), 'Not ready: processing, 40 %'],
    [document({ status: 'started' }), 'Not ready: started'],
    [
      document({ status: 'error', error_message: 'file_size_too_large' }),
      'Failed: the file is too large',
    ],
    [document({ status: 'error' }), 'Failed: no reason given'],
    [
      document({ document_url: 'https://files.test/a.csv' }),
      "CSV can't be presented. Use a PDF or image.",
    ],
  ])('tells what speaks against presenting it (%#)', (given, problem) => {
    expect(documentProblem(given)).toBe(problem);
  });

  it('goes by its id where it has no name', () => {
    expect(documentName(document({ document_name: null }))).toBe('d8-5c71baca86fc');
    expect(documentName(document({ document_name: ' ' }))).toBe('d8-5c71baca86fc');
  });

  it('is found, missing, or unchecked', () => {
    const document_id = 'd8-5c71baca86fc';
    expect(documentState({ document_id, state: 'found', document: document() })).toEqual({
      state: 'found',
      name: 'Deck',
      problem: null,
    });
    expect(documentState({ document_id, state: 'missing' })).toEqual({ state: 'missing' });
    expect(documentState({ document_id, state: 'not_checked', message: 'No.' })).toEqual({
      state: 'unchecked',
    });
  });
});
