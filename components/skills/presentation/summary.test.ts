import { describe, expect, it } from 'vitest';
import { configOf } from '../arbitraries';
import type { DocumentState } from '../define-skill';
import { describeChanges } from './changes';
import { presentation } from './definition';

const names = { documentName: (id: string) => ({ 'd-1': 'Deck' })[id] };

describe('presentation in words', () => {
  it.each([
    ['{}', 'no documents · on demand'],
    ['{"document_ids":["a"],"slides_trigger":"walk_the_deck"}', '1 document · walk the deck'],
    ['{"document_ids":["a","b"],"prompt":"H😀"}', '2 documents · on demand · 2-character prompt'],
    ['{"document_ids":["a"],"slides_trigger":"on cue\\n"}', '1 document · trigger on cue'],
    ['{"document_ids":7,"prompt":7}', 'documents not readable · on demand · prompt not readable'],
  ])('sums up %s', (text, summary) => {
    expect(presentation.summarize(configOf(text))).toBe(summary);
  });

  it('tells changes by the names of documents and the words of the form', () => {
    const before = configOf('{"document_ids":["d-1","d-2"],"prompt":"Hi"}');
    const after = configOf(
      '{"document_ids":["d-2"],"slides_trigger":"walk_the_deck","theme":{"a":1}}',
    );
    expect(describeChanges(before, after, names)).toEqual([
      {
        pointer: '/document_ids',
        label: 'Documents',
        kind: 'list',
        before: 'Deck (d-1)\nd-2',
        after: 'd-2',
      },
      {
        pointer: '/slides_trigger',
        label: 'Slides trigger',
        kind: 'value',
        before: 'On demand (default)',
        after: 'Walk the deck',
      },
      { pointer: '/prompt', label: 'Prompt', kind: 'text', before: 'Hi', after: null },
      { pointer: '/theme', label: 'theme', kind: 'value', before: null, after: '{"a":1}' },
    ]);
  });

  it('warns of each document that cannot be shown, and says what was not checked', () => {
    const documents = new Map<string, DocumentState>([
      ['d-1', { state: 'found', name: 'Deck', problem: null }],
      ['d-2', { state: 'missing' }],
      ['d-3', { state: 'found', name: 'Table', problem: 'Not presentable: CSV' }],
      ['d-4', { state: 'unchecked' }],
    ]);
    const named = configOf('{"document_ids":["d-1","d-2","d-3","d-4","d-5","d-2"]}');
    const notes = presentation.checkHealth(named, { pipelineMode: 'echo', documents });
    expect(notes).toEqual([
      {
        level: 'warning',
        text: "Document d-2 no longer exists or isn't in your account. Remove it.",
      },
      { level: 'warning', text: 'Table (d-3): Not presentable: CSV.' },
      {
        level: 'unchecked',
        text: "1 document not checked: the Knowledge Base couldn't be loaded.",
      },
    ]);
  });

  it('says that documents are not checked yet while the Knowledge Base is being read', () => {
    const documents = new Map<string, DocumentState>([
      ['d-1', { state: 'unchecked', isPending: true }],
      ['d-2', { state: 'unchecked', isPending: true }],
    ]);
    const named = configOf('{"document_ids":["d-1","d-2"]}');
    expect(presentation.checkHealth(named, { pipelineMode: null, documents })).toEqual([
      { level: 'unchecked', text: '2 documents not checked yet.' },
    ]);
  });

  it('warns of a document list it cannot read', () => {
    const [note] = presentation.checkHealth(configOf('{"document_ids":"d-1"}'), {
      pipelineMode: null,
      documents: new Map(),
    });
    expect(note?.text).toContain('is not a list of ids but "d-1"');
  });

  it('places the faults of the API at its three fields', () => {
    expect(presentation.fieldOf(['document_ids', 2])).toBe('document_ids');
    expect(presentation.fieldOf(['slides_trigger'])).toBe('slides_trigger');
    expect(presentation.fieldOf(['prompt'])).toBe('prompt');
    expect(presentation.fieldOf(['theme'])).toBeNull();
    expect(presentation.fieldOf([])).toBeNull();
  });

  it('names each document once for look-ups, also of a list that holds other things', () => {
    expect(presentation.documentIds(configOf('{"document_ids":["b","a","b",3]}'))).toEqual([
      'b',
      'a',
    ]);
    expect(presentation.documentIds(configOf('{"document_ids":{"a":1}}'))).toEqual([]);
  });
});
