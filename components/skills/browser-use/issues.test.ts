import { describe, expect, it } from 'vitest';
import { configOf } from '../arbitraries';
import { validate } from './issues';
import { fieldOf } from './places';

const fields = (text: string) => validate(configOf(text)).map(({ field }) => field);
const flows = (...list: string[]) => `{"guided_flows":[${list.join(',')}]}`;
const withSteps = (...steps: string[]) => flows(`{"name":"A","steps":[${steps.join(',')}]}`);

describe('the rules of browser use', () => {
  it('accept the empty config, each kind of step, and what the form does not know', () => {
    expect(fields('{}')).toEqual([]);
    expect(
      fields(
        '{"slide_document_id":"d1","guided_flows":[{"name":"A","start_url":"https://a.test/x?y","steps":[{"task":"Go","prompt":"Hi","url":"http://a.test"},{"prompt":"Hi"},{"slide":1.0},{"slide":12,"prompt":"x"},{"pause":1},{"url":"https://a.test","wait":2},7]},null]}',
      ),
    ).toEqual([]);
  });

  it('ask for a name, and for one that no other flow has', () => {
    expect(fields(flows('{"description":"x"}', '{"name":" ","steps":[{"prompt":"x"}]}'))).toEqual([
      'guided_flows-0-name',
      'guided_flows-1-name',
    ]);
    expect(fields(flows('{"name":"A"}', '{"name":"a"}', '{"name":"A "}', '{"name":"A"}'))).toEqual([
      'guided_flows-3-name',
    ]);
    expect(fields(flows('{"name":5}', '{"name":5}'))).toEqual([]);
  });

  it('count the rows that are sent, as the API does', () => {
    expect(fields(flows('{}', '{"name":"A","steps":[{},{"task":"Go"}]}'))).toEqual([
      'guided_flows-0-steps-0-prompt',
    ]);
  });

  it('ask for the task and for what is said after it', () => {
    expect(fields(withSteps('{"task":"","prompt":"x"}', '{"task":"x"}'))).toEqual([
      'guided_flows-0-steps-0-task',
      'guided_flows-0-steps-1-prompt',
    ]);
  });

  it.each([
    ['https://shop.test', true],
    ['http://localhost:8080/a', true],
    ['HTTPS://shop.test', true],
    ['shop.test', false],
    ['ftp://shop.test', false],
    ['javascript:alert(1)', false],
    ['https://', false],
    ['https:/shop.test', false],
    ['https://a b.test', false],
    ['https://shop.test\n', false],
  ])('judge the address %j', (address, isGood) => {
    const text = JSON.stringify(address);
    expect(fields(flows(`{"name":"A","start_url":${text}}`))).toEqual(
      isGood ? [] : ['guided_flows-0-start_url'],
    );
    expect(fields(withSteps(`{"task":"x","prompt":"y","url":${text}}`))).toEqual(
      isGood ? [] : ['guided_flows-0-steps-0-url'],
    );
  });

  it.each(['0', '-1', '1.5', '1e3', '"two"', '""', '" "'])('refuse %s as a slide', (slide) => {
    const text = `{"slide_document_id":"d1","guided_flows":[{"name":"A","steps":[{"slide":${slide},"prompt":"x"}]}]}`;
    expect(fields(text)).toEqual(['guided_flows-0-steps-0-slide']);
  });

  it('ask for the document as soon as a step has a slide', () => {
    expect(fields(withSteps('{"slide":1}'))).toEqual(['slide_document_id']);
    expect(fields(withSteps('{"prompt":"x"}'))).toEqual([]);
  });

  it('allow 20 flows and 50 steps', () => {
    const many = (amount: number) => Array.from({ length: amount }, (_, at) => `{"name":"F${at}"}`);
    expect(fields(flows(...many(20), '{}'))).toEqual([]);
    expect(fields(flows(...many(21)))).toEqual(['guided_flows']);
    const steps = (amount: number) => Array.from({ length: amount }, () => '{"prompt":"x"}');
    expect(fields(withSteps(...steps(50), '{}'))).toEqual([]);
    expect(fields(withSteps(...steps(51)))).toEqual(['guided_flows-0-steps']);
  });
});

describe('a fault of the API', () => {
  it.each([
    [['guided_flows', 0, 'steps', 2, 'task'], 'guided_flows-0-steps-2-task'],
    [['guided_flows', 0, 'steps', 2, 'wait'], 'guided_flows-0-steps-2'],
    [['guided_flows', 0, 'steps', 2], 'guided_flows-0-steps-2'],
    [['guided_flows', 1, 'steps'], 'guided_flows-1-steps'],
    [['guided_flows', 1, 'start_url'], 'guided_flows-1-start_url'],
    [['guided_flows', 1, 'extra'], 'guided_flows-1'],
    [['guided_flows', 'x'], 'guided_flows'],
    [['guided_flows'], 'guided_flows'],
    [['slide_document_id', 0], 'slide_document_id'],
    [['other'], null],
    [[], null],
  ] as const)('at %j belongs to %s', (path, field) => {
    expect(fieldOf(path)).toBe(field);
  });
});
