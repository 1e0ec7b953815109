import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonObjects } from '@/lib/json/arbitraries';
import { printJson } from '@/lib/json/print';
import { configOf } from '../arbitraries';
import { readField, writeField } from './field-values';
import { issuesOf } from './problem-of';
import { readSchema } from './read-schema';

const SCHEMA = `{"type":"object","required":["text"],"properties":{
  "text":{"type":"string","minLength":2,"maxLength":4,"pattern":"^[a-z]"},
  "choice":{"enum":["a","b"]},"flag":{"type":"boolean"},
  "ratio":{"type":"number","minimum":0.5},
  "size":{"type":"integer","maximum":9007199254740993},
  "list":{"type":"array","items":{"type":"string"},"maxItems":2},
  "a":{"type":"string"},"0":{"type":"number"},"__proto__":{"type":"boolean"}}}`;
const fields = readSchema(SCHEMA);
const fieldOf = (name: string) => {
  const field = fields.find(({ key }) => key === name);
  if (field === undefined) throw new Error(name);
  return field;
};
const written = (config: string, name: string, text: string) =>
  printJson(writeField(configOf(config), fieldOf(name), text));
const messages = (config: string) =>
  issuesOf(SCHEMA, configOf(config)).map(({ message }) => message);

describe('the fields of a schema', () => {
  it('give back the very config where nothing was changed, whatever it holds', () => {
    fc.assert(
      fc.property(jsonObjects, (config) => {
        for (const field of fields) {
          const text = readField(config, field);
          if (text !== null) expect(writeField(config, field, text)).toBe(config);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('show nothing they would have to change', () => {
    const config = configOf(
      '{"text":1,"choice":[],"flag":"true","ratio":"1","size":{},"list":["a\\n"],"0":false}',
    );
    for (const name of ['text', 'choice', 'flag', 'ratio', 'size', 'list', '0']) {
      expect(readField(config, fieldOf(name)), name).toBeNull();
    }
  });

  it('write one member, and no token of another', () => {
    const config = '{"ratio": 1.0, "other" : [1e400], "list": ["\\u0061", "b"]}';
    expect(readField(configOf(config), fieldOf('ratio'))).toBe('1.0');
    expect(written(config, 'ratio', '2.50')).toBe(
      '{"ratio":2.50,"other":[1e400],"list":["\\u0061", "b"]}',
    );
    expect(written(config, 'list', 'c\na')).toBe(
      '{"ratio":1.0,"other":[1e400],"list":["c","\\u0061"]}',
    );
    expect(written('{}', 'size', ' 9007199254740993 ')).toBe('{"size":9007199254740993}');
    expect(written('{}', 'flag', 'false')).toBe('{"flag":false}');
    expect(written('{}', '__proto__', 'true')).toBe('{"__proto__":true}');
    for (const [name, value] of [
      ['text', '"x"'],
      ['flag', 'true'],
      ['size', '1'],
      ['list', '["a"]'],
    ] as const) {
      expect(written(`{"${name}":${value}}`, name, '')).toBe('{}');
    }
  });

  it('have what the schema says against them told by field', () => {
    expect(messages('{}')).toEqual(['Required.']);
    expect(messages('{"text":"abc","ratio":0.5,"size":9007199254740993,"list":[]}')).toEqual([]);
    expect(messages('{"text":"a"}')).toEqual(['At least 2 characters.']);
    expect(messages('{"text":"abcde"}')).toEqual(['At most 4 characters.']);
    expect(messages('{"text":"1ab"}')).toEqual(['Must match the pattern ^[a-z]']);
    expect(messages('{"text":"abc","ratio":0.49}')).toEqual(['At least 0.5.']);
    expect(messages('{"text":"abc","size":9007199254740994}')).toEqual([
      'At most 9007199254740993.',
    ]);
    expect(messages('{"text":"abc","size":1.5}')).toEqual(['Enter a whole number.']);
    expect(messages('{"text":"abc","size":1.0}')).toEqual([]);
    expect(messages('{"text":"abc","list":["a","b","c"]}')).toEqual(['At most 2 items.']);
  });

  it('keep what is no number as a text, which is said', () => {
    expect(written('{"size":1}', 'size', '1x')).toBe('{"size":"1x"}');
    expect(messages('{"text":"abc","size":"1x"}')).toEqual(['Enter a number.']);
  });

  it('leave other types to the API', () => {
    expect(messages('{"text":5,"ratio":[],"size":true,"list":"a","flag":1}')).toEqual([]);
  });
});
