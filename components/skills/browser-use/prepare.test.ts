import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asObject, type JsonNode } from '@/lib/json/node';
import { printJson } from '@/lib/json/print';
import { browserUseConfigs, configOf } from '../arbitraries';
import { isBlankFlow, isBlankStep, prepare } from './prepare';
import { listAt } from './values';

function prepared(text: string) {
  const { config, notes } = prepare(configOf(text));
  return [printJson(config), ...notes];
}

describe('a config as it is sent', () => {
  it('has no blank flow and no blank step, and keeps every other node', () => {
    fc.assert(
      fc.property(browserUseConfigs, (any) => {
        const { config } = prepare(any);
        const flows = listAt(config, 'guided_flows') ?? [];
        expect(flows.some(isBlankFlow)).toBe(false);
        for (const flow of flows) {
          expect((listAt(asObject(flow), 'steps') ?? []).some(isBlankStep)).toBe(false);
        }
        const old = (listAt(any, 'guided_flows') ?? []).filter((flow) => !isBlankFlow(flow));
        const steps = (all: readonly JsonNode[]) =>
          all.flatMap((flow) =>
            (listAt(asObject(flow), 'steps') ?? []).filter((s) => !isBlankStep(s)),
          );
        expect(steps(flows)).toEqual(steps(old));
      }),
    );
  });

  it('says what was left out, by flow', () => {
    const steps = '{"prompt":" "},{"prompt":"Hi"},{"task":"","url":null},{}';
    expect(
      prepared(
        `{"a":1.0,"guided_flows":[{"name":"Checkout","steps":[${steps}]},{"steps":[{}]},{}]}`,
      ),
    ).toEqual([
      '{"a":1.0,"guided_flows":[{"name":"Checkout","steps":[{"prompt":"Hi"}]}]}',
      '3 blank steps of “Checkout” were left out.',
      '2 blank flows were left out.',
    ]);
    expect(
      prepared('{"guided_flows":[{"start_url":"https://a.test","steps":[{"prompt":""}]}]}'),
    ).toEqual([
      '{"guided_flows":[{"start_url":"https://a.test","steps":[]}]}',
      '1 blank step of flow 1 was left out.',
    ]);
  });

  it('has no list of flows where each of them was blank', () => {
    expect(prepared('{"guided_flows":[{"name":"","steps":[]}]}')).toEqual([
      '{}',
      '1 blank flow was left out.',
    ]);
  });

  it('keeps what this form does not know, and what is of the wrong type', () => {
    const odd =
      '{"guided_flows":[{"name":"","extra":0},{"steps":[{"pause":1},{"prompt":5},{"slide":0},7,null]},null,"x"]}';
    expect(prepared(odd)).toEqual([odd]);
    expect(prepared('{"guided_flows":{}}')).toEqual(['{"guided_flows":{}}']);
  });
});
