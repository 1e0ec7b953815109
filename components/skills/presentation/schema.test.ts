import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printJson } from '@/lib/json/print';
import { configOf, presentationConfigs } from '../arbitraries';
import { presentation } from './definition';
import type { PresentationValues } from './schema';
import { presentationLens } from './values';

const { read, write } = presentationLens;

/** The text of a config after an edit of some of its values. */
function edited(text: string, values: Partial<PresentationValues>): string {
  const origin = configOf(text);
  return printJson(write(origin, { ...read(origin), ...values }));
}

const values: fc.Arbitrary<PresentationValues> = fc.record({
  document_ids: fc.array(fc.string()),
  slides_trigger: fc.string(),
  prompt: fc.string().map((text) => text.replaceAll('\r', '')),
});

describe('the presentation form', () => {
  it('gives back the very config it read, whatever stands in it', () => {
    fc.assert(
      fc.property(presentationConfigs, (any) => {
        expect(write(any, read(any))).toBe(any);
      }),
    );
  });

  it('reads what it wrote, and leaves every field it does not know as it was', () => {
    fc.assert(
      fc.property(presentationConfigs, values, (any, wanted) => {
        const written = write(any, wanted);
        expect(read(written)).toEqual(wanted);
        for (const [key, node] of any.entries) {
          if (key in wanted) continue;
          expect(written.entries.get(key)).toBe(node);
        }
      }),
    );
  });

  it('comes back to the same config when an edit is taken back', () => {
    fc.assert(
      fc.property(presentationConfigs, values, (any, wanted) => {
        expect(write(any, { ...wanted, ...read(any) })).toBe(any);
      }),
    );
  });

  it('writes only the field that was edited, and keeps the spelling of all else', () => {
    const origin = '{ "big": 1e400, "document_ids": ["\\u0064-1", "d-2"],  "prompt": "A" }';
    expect(edited(origin, { prompt: 'B' })).toBe(
      '{"big":1e400,"document_ids":["\\u0064-1", "d-2"],"prompt":"B"}',
    );
    expect(edited(origin, { document_ids: ['d-2', 'd-1', 'd-3'] })).toBe(
      '{"big":1e400,"document_ids":["d-2","\\u0064-1","d-3"],"prompt":"A"}',
    );
    expect(edited(origin, { prompt: '' })).not.toContain('prompt');
  });

  it('writes no trigger for the default, unless one was written already', () => {
    expect(edited('{}', { slides_trigger: 'on_demand' })).toBe('{}');
    expect(edited('{}', { slides_trigger: 'walk_the_deck' })).toBe(
      '{"slides_trigger":"walk_the_deck"}',
    );
    expect(edited('{"slides_trigger":"walk_the_deck"}', { slides_trigger: 'on_demand' })).toBe(
      '{"slides_trigger":"on_demand"}',
    );
  });

  it.each([
    ['{"prompt": 5}', 'prompt'],
    ['{"document_ids": ["d-1", 7]}', 'document_ids'],
    ['{"document_ids": "d-1"}', 'document_ids'],
    ['{"slides_trigger": ["on_demand"]}', 'slides_trigger'],
  ] as const)('keeps what it cannot show until it is replaced: %s', (text, field) => {
    const origin = configOf(text);
    expect(read(origin)[field]).toBeNull();
    expect(edited(text, { [field]: null })).toBe(text);
    expect(edited(text, { prompt: 'New' })).toContain('New');
  });

  it('asks for at least one document, and for nothing of a list it cannot show', async () => {
    const message = 'Add at least one document to present.';
    expect(await presentation.validate(configOf('{}'))).toEqual([
      { field: 'document_ids', message },
    ]);
    expect(await presentation.validate(configOf('{"document_ids":["d-1"]}'))).toEqual([]);
    expect(await presentation.validate(configOf('{"document_ids":[1]}'))).toEqual([]);
  });
});
