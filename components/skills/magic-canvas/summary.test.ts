import { describe, expect, it } from 'vitest';
import { configOf } from '../arbitraries';
import { describeChanges } from './changes';
import { COMPONENT_NAMES } from './components';
import { magicCanvas } from './definition';
import { changedCount, effectOf } from './summary';

const full = { pipelineMode: 'full', documents: new Map() };
const allOff = configOf(
  JSON.stringify({
    components: Object.fromEntries(COMPONENT_NAMES.map((name) => [name, { enabled: false }])),
  }),
);

describe('magic canvas in words', () => {
  it.each([
    ['{}', 'All components on'],
    [
      '{"components":{"chart":{"enabled":false},"alert":{"enabled":false}}}',
      '2 of 8 off: chart, alert',
    ],
    [
      '{"components":{"hologram":{},"scheduling_embed":{"scheduling_url":"https://a.test"}},"usage_guidance":"Rarely"}',
      'All components on · booking link set · 6-character guidance · 1 custom component',
    ],
    ['{"components":[]}', 'Components not readable, kept unchanged'],
  ])('sums up %s', (text, summary) => {
    expect(magicCanvas.summarize(configOf(text))).toBe(summary);
  });

  it('sums up a canvas with everything off', () => {
    expect(magicCanvas.summarize(allOff)).toBe('8 of 8 off: all');
  });

  it('counts the components a config says anything about', () => {
    expect(changedCount(configOf('{"components":{"chart":{"enabled":true},"hologram":{}}}'))).toBe(
      0,
    );
    expect(
      changedCount(configOf('{"components":{"chart":{"enabled":false},"text":{"a":1}}}')),
    ).toBe(2);
  });

  it('tells the effect of an entry', () => {
    expect(effectOf('chart', undefined)).toBe('On (default)');
    expect(effectOf('chart', configOf('{"enabled":false}'))).toBe('Off');
    expect(effectOf('chart', configOf('{"theme":1}'))).toBe('On, custom');
    expect(effectOf('scheduling_embed', undefined)).toBe('Inactive until you add a booking link');
    expect(effectOf('chart', configOf('{"enabled":1}'))).toBe('Not readable, kept unchanged');
  });

  it('tells changes by component, the link and the guidance on rows of their own', () => {
    const before = configOf('{"components":{"chart":{"theme":1}}}');
    const after = configOf(
      '{"components":{"chart":{"theme":2},"alert":{"enabled":false},"scheduling_embed":{"scheduling_url":"https://a.test"},"hologram":{"x":1}},"usage_guidance":"Rarely"}',
    );
    expect(describeChanges(before, after)).toEqual([
      {
        pointer: '/components/scheduling_embed/scheduling_url',
        label: 'Booking link',
        kind: 'value',
        before: null,
        after: 'https://a.test',
      },
      {
        pointer: '/components/chart',
        label: 'chart',
        kind: 'value',
        before: '{"theme":1}',
        after: '{"theme":2}',
      },
      {
        pointer: '/components/alert',
        label: 'alert',
        kind: 'value',
        before: 'On (default)',
        after: 'Off',
      },
      {
        pointer: '/components/hologram',
        label: 'hologram',
        kind: 'value',
        before: null,
        after: '{"x":1}',
      },
      {
        pointer: '/usage_guidance',
        label: 'Usage guidance',
        kind: 'text',
        before: null,
        after: 'Rarely',
      },
    ]);
  });

  it('notes what has no effect', () => {
    const levels = (text: string, pipelineMode = 'full') =>
      magicCanvas
        .checkHealth(configOf(text), { ...full, pipelineMode })
        .map(({ level, text: note }) => `${level}: ${note.split('.')[0]}`);
    const embed = (entry: string) => `{"components":{"scheduling_embed":${entry}}}`;
    expect(levels('{}')).toEqual([]);
    expect(levels('{}', 'echo')).toEqual(['warning: Magic canvas has no effect in echo mode']);
    expect(levels(embed('{"provider":"calendly"}'))).toEqual([
      'info: scheduling_embed is inactive until you add a booking link',
    ]);
    expect(levels(embed('{"enabled":false,"provider":"calendly"}'))).toEqual([]);
    expect(levels(embed('{"scheduling_url":"https://a.test"}'))).toHaveLength(1);
    expect(levels(embed('{"scheduling_url":"https://calendly.com/a"}'))).toEqual([]);
    expect(magicCanvas.checkHealth(allOff, full).map(({ level }) => level)).toEqual(['warning']);
  });

  it('places the faults of the API at components, link and guidance', () => {
    expect(magicCanvas.fieldOf(['components', 'chart', 'enabled'])).toBe('chart');
    expect(magicCanvas.fieldOf(['components', 'scheduling_embed', 'scheduling_url'])).toBe(
      'scheduling_url',
    );
    expect(magicCanvas.fieldOf(['components', 'scheduling_embed', 'provider'])).toBe(
      'scheduling_embed',
    );
    expect(magicCanvas.fieldOf(['usage_guidance'])).toBe('usage_guidance');
    expect(magicCanvas.fieldOf(['components', 'hologram'])).toBeNull();
    expect(magicCanvas.fieldOf(['components'])).toBeNull();
  });
});
