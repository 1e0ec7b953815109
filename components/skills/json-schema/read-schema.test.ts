import { describe, expect, it } from 'vitest';
import { fieldName } from './field-name';
import { readSchema } from './read-schema';

function fieldsOf(properties: string, more = '') {
  return readSchema(`{"type":"object","properties":${properties}${more}}`);
}

const kinds = (properties: string) => fieldsOf(properties).map(({ key, kind }) => [key, kind]);

describe('readSchema', () => {
  it('knows texts, choices, switches, numbers and lists of texts, in their order', () => {
    expect(
      kinds(`{"10":{"type":"string"},"2":{"enum":["a","b"]},"c":{"type":"boolean"},
        "d":{"type":"number"},"e":{"type":["integer","null"]},
        "f":{"type":"array","items":{"type":"string"}}}`),
    ).toEqual([
      ['10', 'text'],
      ['2', 'choice'],
      ['c', 'boolean'],
      ['d', 'number'],
      ['e', 'integer'],
      ['f', 'texts'],
    ]);
  });

  it('leaves everything else to the JSON', () => {
    const others = ['{"type":"object"}', '{"type":"array"}', '{"enum":[1,2]}', '{"enum":[]}', '5'];
    const more = [
      'true',
      '{}',
      '{"$ref":"#"}',
      '{"type":"string","anyOf":[]}',
      '{"type":["string","number"]}',
    ];
    for (const schema of [...others, ...more]) expect(fieldsOf(`{"a":${schema}}`)).toEqual([]);
  });

  it('takes its words from title, description and default, on one line', () => {
    const [field] = fieldsOf(
      `{"a":{"type":"number","title":"Lowest\\n match","description":" How\\tclose. ","default":1.0}}`,
      ',"required":["a","b"]',
    );
    expect(field).toMatchObject({
      label: 'Lowest match',
      hint: 'How close. Default: 1.0',
      isRequired: true,
    });
    expect(fieldsOf('{" ":{"type":"string"}}')[0]?.label).toBe('" "');
  });

  it.each([
    ['no JSON', '{"properties":'],
    ['a reference', '{"$ref":"#/x","properties":{"a":{"type":"string"}}}'],
    ['alternatives', '{"oneOf":[{}],"properties":{"a":{"type":"string"}}}'],
    ['no properties', '{"type":"object"}'],
    ['nesting without end', `{"properties":${'{"a":'.repeat(500)}1${'}'.repeat(501)}`],
    [
      '10,000 properties',
      `{"properties":{${[...Array(10_000).keys()].map((at) => `"p${at}":{"type":"string"}`).join()}}}`,
    ],
    ['a text of megabytes', `{"properties":{"a":{"type":"string","title":"${'x'.repeat(1e6)}"}}}`],
  ])('makes no form of %s', (_, text) => {
    expect(readSchema(text)).toEqual([]);
  });

  it('takes names that objects stumble over for names like any other', () => {
    const keys = ['__proto__', 'constructor', 'a.b[0]', 'a b', '', '\u{1F600}', '\uD800'];
    const properties = keys.map((key) => `${JSON.stringify(key)}:{"type":"string"}`);
    expect(fieldsOf(`{${properties.join()}}`).map(({ key }) => key)).toEqual(keys);
    expect(new Set(keys.map(fieldName)).size).toBe(keys.length);
    for (const key of keys) expect(fieldName(key)).toMatch(/^[\w.-]+$/);
    expect({}).not.toHaveProperty('polluted');
  });

  it('takes a simple pattern, and none that could run for ever', () => {
    const patternOf = (pattern: string) =>
      fieldsOf(`{"a":{"type":"string","pattern":${JSON.stringify(pattern)}}}`)[0]?.pattern?.source;
    expect(patternOf('^[a-z]+-\\d{2}$')).toBe('^[a-z]+-\\d{2}$');
    for (const hostile of ['(a+)+$', '[', 'a*a*a*a*b', '(?<=a)b']) {
      expect(patternOf(hostile)).toBeUndefined();
    }
  });
});
