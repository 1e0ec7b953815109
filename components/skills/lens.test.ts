import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonObjects } from '@/lib/json/arbitraries';
import { asString, object, scalar } from '@/lib/json/node';
import { readText, writeText } from './lens';

describe('the text lens', () => {
  it('gives back the very object for the text it read from it', () => {
    fc.assert(
      fc.property(jsonObjects, fc.string(), (config, key) => {
        expect(writeText(config, key, readText(config, key))).toBe(config);
        for (const own of config.entries.keys()) {
          expect(writeText(config, own, readText(config, own))).toBe(config);
        }
      }),
    );
  });

  it('reads what it wrote, for any text a text area can hold', () => {
    const texts = fc.string().map((text) => text.replaceAll('\r', ''));
    fc.assert(
      fc.property(jsonObjects, fc.string(), texts, (config, key, text) => {
        expect(readText(writeText(config, key, text), key)).toBe(text);
      }),
    );
  });

  it('takes the field out for an empty text, and keeps an empty text that was there', () => {
    const config = object([['prompt', scalar('Hello')]]);
    expect(writeText(config, 'prompt', '').entries.has('prompt')).toBe(false);
    const empty = object([['prompt', scalar('')]]);
    expect(writeText(empty, 'prompt', '')).toBe(empty);
  });

  it('shows \\r\\n as \\n and writes it back where every break of the text was one', () => {
    const config = object([['prompt', scalar('one\r\ntwo')]]);
    expect(readText(config, 'prompt')).toBe('one\ntwo');
    const edited = writeText(config, 'prompt', 'one\ntwo\nthree');
    expect(asString(edited.entries.get('prompt'))).toBe('one\r\ntwo\r\nthree');
    const mixed = object([['prompt', scalar('one\r\ntwo\nthree')]]);
    const plain = writeText(mixed, 'prompt', 'one\ntwo');
    expect(asString(plain.entries.get('prompt'))).toBe('one\ntwo');
  });
});
