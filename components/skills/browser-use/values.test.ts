import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asObject, type JsonNode, type JsonObject } from '@/lib/json/node';
import { printJson } from '@/lib/json/print';
import { browserUseConfigs, configOf } from '../arbitraries';
import type { StepValues } from './step';
import { browserUseLens, listAt, type BrowserUseValues, type FlowValues } from './values';

const { read, write } = browserUseLens;

const ODD =
  '{ "x": 1.0, "guided_flows": [ {"zeta":1.0,"name":"A","steps":[ {"slide":1.0,"n":1e400} , {"prompt":"\\u0048i"}, {"pause": 3.0}, 7 ]} , {"name":"B", "steps":"later"}, null ],"slide_document_id":"d1" }';

function edited(text: string, change: (values: BrowserUseValues) => Partial<BrowserUseValues>) {
  const origin = configOf(text);
  const values = read(origin);
  return printJson(write(origin, { ...values, ...change(values) }));
}

/** The flows after a change of one of them. */
function withFlow(index: number, change: (flow: FlowValues) => Partial<FlowValues>) {
  return ({ guided_flows }: BrowserUseValues): Partial<BrowserUseValues> => ({
    guided_flows: (guided_flows ?? []).map((flow, at) =>
      at === index ? { ...flow, ...change(flow) } : flow,
    ),
  });
}

function withStep(index: number, change: (step: StepValues) => Partial<StepValues>) {
  return withFlow(0, ({ steps }) => ({
    steps: (steps ?? []).map((step, at) => (at === index ? { ...step, ...change(step) } : step)),
  }));
}

const nodesOf = (config: JsonObject): readonly JsonNode[] => listAt(config, 'guided_flows') ?? [];

/** Indexes of a list of this length: moved, repeated and left out. */
function picks(length: number): fc.Arbitrary<number[]> {
  return length === 0 ? fc.constant([]) : fc.array(fc.nat(length - 1), { maxLength: 8 });
}

describe('the browser use form', () => {
  it('gives back the very config it read, whatever stands in it', () => {
    fc.assert(
      fc.property(browserUseConfigs, (any) => {
        expect(write(any, read(any))).toBe(any);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps each flow token for token where flows are moved, copied and removed', () => {
    fc.assert(
      fc.property(
        browserUseConfigs.chain((any) => fc.tuple(fc.constant(any), picks(nodesOf(any).length))),
        ([any, order]) => {
          const values = read(any);
          if (values.guided_flows === null) return;
          const rows = order.flatMap((index) => values.guided_flows?.[index] ?? []);
          const written = write(any, { ...values, guided_flows: rows });
          const expected = order.flatMap((index) => nodesOf(any)[index] ?? []);
          expect(nodesOf(written).map(printJson)).toEqual(expected.map(printJson));
          for (const [key, node] of any.entries) {
            if (key !== 'guided_flows') expect(written.entries.get(key)).toBe(node);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps each step, and every other member, where the steps of a flow are moved', () => {
    fc.assert(
      fc.property(
        browserUseConfigs.chain((any) => fc.tuple(fc.constant(any), picks(6))),
        ([any, order]) => {
          const values = read(any);
          const flow = values.guided_flows?.find(({ steps }) => steps !== null && steps.length > 0);
          if (flow === undefined || flow.from === null) return;
          const rows = order.flatMap((index) => flow.steps?.[index] ?? []);
          const written = write(any, {
            ...values,
            ...withFlow(flow.from, () => ({ steps: rows }))(values),
          });
          const [old, next] = [nodesOf(any)[flow.from], nodesOf(written)[flow.from]].map(asObject);
          const nodes = order.flatMap((index) => listAt(old, 'steps')?.[index] ?? []);
          expect(listAt(next, 'steps')?.map(printJson)).toEqual(nodes.map(printJson));
          for (const [key, node] of old?.entries ?? []) {
            if (key !== 'steps') expect(next?.entries.get(key)).toBe(node);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('writes only the text that was edited, and keeps the spelling of all else', () => {
    expect(
      edited(
        ODD,
        withFlow(0, () => ({ name: 'C' })),
      ),
    ).toBe(
      '{"x":1.0,"guided_flows":[{"zeta":1.0,"name":"C","steps":[ {"slide":1.0,"n":1e400} , {"prompt":"\\u0048i"}, {"pause": 3.0}, 7 ]},{"name":"B", "steps":"later"},null],"slide_document_id":"d1"}',
    );
    expect(
      edited(
        ODD,
        withStep(1, () => ({ prompt: 'Hello' })),
      ),
    ).toContain('"steps":[{"slide":1.0,"n":1e400},{"prompt":"Hello"},{"pause": 3.0},7]');
  });

  it('keeps a slide as the number it was, and writes another as a number', () => {
    expect(
      edited(
        ODD,
        withStep(0, () => ({ prompt: 'Look' })),
      ),
    ).toContain('{"slide":1.0,"n":1e400,"prompt":"Look"}');
    expect(
      edited(
        ODD,
        withStep(0, () => ({ slide: '12' })),
      ),
    ).toContain('{"slide":12,"n":1e400}');
    expect(
      edited(
        ODD,
        withStep(0, () => ({ slide: 'two' })),
      ),
    ).toContain('{"slide":"two"');
  });

  it('takes the fields of the old kind out when the kind changes, and unknown ones never', () => {
    expect(
      edited(
        ODD,
        withStep(0, () => ({ kind: 'say', prompt: 'Now' })),
      ),
    ).toContain('{"n":1e400,"prompt":"Now"}');
    expect(
      edited(
        ODD,
        withStep(1, () => ({ kind: 'task', task: 'Open the cart' })),
      ),
    ).toContain('{"prompt":"\\u0048i","task":"Open the cart"}');
  });

  it('keeps what is of the wrong type until it is replaced', () => {
    const { guided_flows } = read(configOf(ODD));
    expect(guided_flows?.map(({ steps }) => steps?.length ?? null)).toEqual([4, null, 0]);
    expect(guided_flows?.[0]?.steps?.map(({ kind }) => kind)).toEqual(['slide', 'say', null, null]);
    expect(guided_flows?.[2]?.isObject).toBe(false);
    expect(
      edited(
        ODD,
        withFlow(1, () => ({ name: 'Z' })),
      ),
    ).toContain('"name":"Z","steps":"later"');
    expect(
      edited(
        ODD,
        withFlow(1, () => ({ steps: [] })),
      ),
    ).toContain('{"name":"B","steps":[]}');
    expect(read(configOf('{"guided_flows":{"a":1}}')).guided_flows).toBeNull();
    expect(edited('{"guided_flows":5}', () => ({ slide_document_id: 'd2' }))).toBe(
      '{"guided_flows":5,"slide_document_id":"d2"}',
    );
  });

  it('takes the list out with its last flow, and writes new flows with their steps', () => {
    expect(edited(ODD, () => ({ guided_flows: [] }))).toBe('{"x":1.0,"slide_document_id":"d1"}');
    const blank = { description: '', start_url: '', isObject: true, from: null };
    const flow: FlowValues = { ...blank, key: 'n1', name: 'New', steps: [] };
    expect(edited('{}', () => ({ guided_flows: [flow] }))).toBe(
      '{"guided_flows":[{"name":"New","steps":[]}]}',
    );
  });
});
