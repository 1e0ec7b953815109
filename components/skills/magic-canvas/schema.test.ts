import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printJson } from '@/lib/json/print';
import { configOf, canvasConfigs } from '../arbitraries';
import { COMPONENT_NAMES } from './components';
import { magicCanvas } from './definition';
import type { CanvasValues } from './schema';
import { canvasLens, componentsOf } from './values';

const { read, write } = canvasLens;

function edited(text: string, values: Partial<CanvasValues>): string {
  const origin = configOf(text);
  return printJson(write(origin, { ...read(origin), ...values }));
}

const switches: fc.Arbitrary<Partial<CanvasValues>> = fc.dictionary(
  fc.constantFrom('chart', 'alert', 'text', 'question', 'scheduling_embed'),
  fc.constantFrom('default' as const, 'off' as const),
);

describe('the magic canvas form', () => {
  it('gives back the very config it read, whatever stands in it', () => {
    fc.assert(
      fc.property(canvasConfigs, (any) => {
        expect(write(any, read(any))).toBe(any);
      }),
      { numRuns: 500 },
    );
  });

  it('reads the switches it wrote, and leaves all it does not know as it was', () => {
    fc.assert(
      fc.property(canvasConfigs, switches, (any, wanted) => {
        const written = write(any, { ...read(any), ...wanted });
        expect(read(written)).toMatchObject(wanted);
        for (const [key, node] of any.entries) {
          if (key !== 'components') expect(written.entries.get(key)).toBe(node);
        }
        for (const [name, node] of componentsOf(any) ?? []) {
          if (name in wanted) continue;
          expect(componentsOf(written)?.get(name)).toBe(node);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('writes nothing for what is default', () => {
    expect(edited('{}', { chart: 'default', alert: 'default' })).toBe('{}');
    expect(edited('{"components":{"chart":{"enabled":false}}}', { chart: 'default' })).toBe('{}');
    expect(edited('{"a":1.0,"components":{"hologram":{},"chart":{}}}', { chart: 'off' })).toBe(
      '{"a":1.0,"components":{"hologram":{},"chart":{"enabled":false}}}',
    );
  });

  it('leaves an entry that says nothing until its component is changed', () => {
    const origin = '{"components": {"chart": {"enabled": true}, "text": {}}}';
    expect(read(configOf(origin))).toMatchObject({ chart: 'default', text: 'default' });
    expect(edited(origin, {})).toBe(origin);
    expect(edited(origin, { text: 'off' })).toBe(
      '{"components":{"chart":{"enabled": true},"text":{"enabled":false}}}',
    );
  });

  it('keeps other keys of a component that goes off and comes back', () => {
    const on = '{"components":{"chart":{"theme":1.0}}}';
    const off = edited(on, { chart: 'off' });
    expect(off).toBe('{"components":{"chart":{"theme":1.0,"enabled":false}}}');
    expect(edited(off, { chart: 'configured' })).toBe(on);
    expect(edited(off, { chart: 'default' })).toBe('{}');
  });

  it('writes the booking link where the component is configured or off, and nowhere else', () => {
    const link = 'https://calendly.com/a';
    const both = { scheduling_url: link };
    expect(edited('{}', { ...both, scheduling_embed: 'configured' })).toBe(
      `{"components":{"scheduling_embed":{"scheduling_url":"${link}"}}}`,
    );
    expect(edited('{}', { ...both, scheduling_embed: 'off' })).toBe(
      `{"components":{"scheduling_embed":{"enabled":false,"scheduling_url":"${link}"}}}`,
    );
    expect(edited('{}', { ...both, scheduling_embed: 'default' })).toBe('{}');
    expect(edited('{}', { scheduling_embed: 'configured' })).toBe('{}');
    const linked = `{"components":{"scheduling_embed":{"provider":"calendly","scheduling_url":"${link}"}}}`;
    expect(edited(linked, { scheduling_url: '' })).toBe(
      '{"components":{"scheduling_embed":{"provider":"calendly"}}}',
    );
    expect(edited(linked, { scheduling_embed: 'off' })).toContain(link);
  });

  it.each([
    ['{"components": ["chart"]}', 'chart'],
    ['{"components": {"chart": false}}', 'chart'],
    ['{"components": {"chart": {"enabled": "no"}}}', 'chart'],
    ['{"components": {"scheduling_embed": {"scheduling_url": 5}}}', 'scheduling_url'],
    ['{"usage_guidance": {"when": 1}}', 'usage_guidance'],
  ] as const)('keeps what it cannot show until it is replaced: %s', (text, field) => {
    expect(read(configOf(text))[field]).toBeNull();
    expect(edited(text, {})).toBe(text);
  });

  it('replaces components it cannot show by the defaults when asked to', () => {
    const defaults = Object.fromEntries(COMPONENT_NAMES.map((name) => [name, 'default']));
    expect(edited('{"components": 5, "x": 1}', defaults)).toBe('{"x":1}');
  });

  it('finds fault with a link only where it would be sent', async () => {
    const linked = (enabled: string) =>
      configOf(`{"components":{"scheduling_embed":{${enabled}"scheduling_url":"http://a.test"}}}`);
    const issue = { field: 'scheduling_url', message: 'Must start with https://' };
    expect(await magicCanvas.validate(linked(''))).toEqual([issue]);
    expect(await magicCanvas.validate(linked('"enabled":false,'))).toEqual([issue]);
    expect(await magicCanvas.validate(configOf('{}'))).toEqual([]);
  });
});
