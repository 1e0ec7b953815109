import { describe, expect, it } from 'vitest';
import { configOf } from '../arbitraries';
import type { DocumentState } from '../define-skill';
import { describeChanges } from './changes';
import { checkHealth, summarize } from './summary';

const words = { documentName: (id: string) => (id === 'd1' ? 'Deck 2026' : undefined) };
const DO = '{"task":"Open the cart","prompt":"Here it is"}';
const SAY = '{"prompt":"Done"}';
const checkout = (steps: string, more = '') => `{"name":"Checkout"${more},"steps":[${steps}]}`;
const RETURNS = '{"name":"Returns","start_url":"https://shop.test/returns","steps":[{"slide":2}]}';

function parts(before: string, after: string) {
  const side = (flows: string) => configOf(`{"guided_flows":[${flows}]}`);
  const [row] = describeChanges(side(before), side(after), words);
  return row?.parts?.map(({ label, ...texts }) => [label, texts.before, texts.after]);
}

describe('the summary', () => {
  it.each([
    ['{}', 'No flows'],
    ['{"guided_flows":[{}]}', 'No flows'],
    [
      `{"guided_flows":[${checkout(`${DO},{}`)},${RETURNS},{"steps":[]}],"slide_document_id":"d1"}`,
      '2 flows · 2 steps · slides from d1',
    ],
    [
      '{"guided_flows":5,"slide_document_id":[]}',
      'flows not readable · slide document not readable',
    ],
  ])('of %s', (config, summary) => {
    expect(summarize(configOf(config))).toBe(summary);
  });
});

describe('the changes of flows', () => {
  it('are told by flow, field and step', () => {
    expect(
      parts(
        `${checkout(`${DO},${SAY}`)},${RETURNS}`,
        `${checkout(`{"task":"Open the cart","prompt":"Look"},${SAY},{"slide":3}`, ',"description":"Pays"')},${RETURNS.replace('Returns', 'Send back')},{"name":"New","steps":[${SAY}]}`,
      ),
    ).toEqual([
      ['Flow “Checkout” › Description', null, 'Pays'],
      ['Flow “Checkout” › Step 1 › Say', 'Here it is', 'Look'],
      ['Flow “Checkout” › Step 3', null, 'Slide: 3'],
      ['Flow “Returns” › Name', 'Returns', 'Send back'],
      ['Flow “New”', null, 'Flow “New”\n1. Say: Done'],
    ]);
  });

  it('are told as another order where flows or steps were moved', () => {
    expect(parts(`${checkout(SAY)},${RETURNS}`, `${RETURNS},${checkout(SAY)}`)).toEqual([
      ['Order of flows', 'Flow “Checkout”\nFlow “Returns”', 'Flow “Returns”\nFlow “Checkout”'],
    ]);
    expect(parts(checkout(`${DO},${SAY}`), checkout(`${SAY},${DO}`))).toEqual([
      [
        'Flow “Checkout” › Order of steps',
        'Task: Open the cart · Say: Here it is\nSay: Done',
        'Say: Done\nTask: Open the cart · Say: Here it is',
      ],
    ]);
  });

  it('say what was removed, which kind became another, and what has no words', () => {
    expect(parts(`${checkout(`${DO},${SAY}`)},${RETURNS}`, checkout(SAY))).toEqual([
      ['Flow “Checkout” › Step 1', 'Task: Open the cart · Say: Here it is', null],
      ['Flow “Returns”', 'Flow “Returns”\nStart URL: https://shop.test/returns\n1. Slide: 2', null],
    ]);
    expect(parts(checkout(DO), checkout('{"prompt":"Here it is"}'))).toEqual([
      ['Flow “Checkout” › Step 1', 'Task: Open the cart · Say: Here it is', 'Say: Here it is'],
    ]);
    expect(parts(checkout(SAY, ',"zeta":1.0'), checkout(SAY, ',"zeta":1'))).toEqual([
      ['Flow “Checkout” › zeta', '1.0', '1'],
    ]);
    expect(parts(checkout('{"slide":1}'), checkout('{"slide":2}'))).toEqual([
      ['Flow “Checkout” › Step 1 › Slide', '1', '2'],
    ]);
  });

  it('name the slide document', () => {
    const rows = describeChanges(configOf('{}'), configOf('{"slide_document_id":"d1"}'), words);
    expect(rows).toEqual([
      {
        pointer: '/slide_document_id',
        label: 'Slide document',
        kind: 'value',
        before: null,
        after: 'Deck 2026 (d1)',
      },
    ]);
  });
});

describe('the health of flows', () => {
  const notes = (config: string, document?: DocumentState) =>
    checkHealth(configOf(config), {
      pipelineMode: null,
      documents: new Map(document && [['d1', document]]),
    }).map(({ level, text }) => `${level}: ${text}`);
  const withDeck = `{"guided_flows":[${RETURNS}],"slide_document_id":"d1"}`;

  it('says that nothing happens without flows, and nothing where all is well', () => {
    expect(notes('{}')).toEqual(['info: No flows yet, so this skill does nothing. Add a flow.']);
    expect(notes(withDeck, { state: 'found', name: 'Deck', problem: null })).toEqual([]);
    expect(notes(withDeck)).toEqual([]);
  });

  it('warns of names that come twice, and of a document that cannot be shown', () => {
    expect(notes(`{"guided_flows":[${checkout('')},${checkout('')}]}`)).toEqual([
      'warning: Several flows are named “Checkout”. The PAL picks a flow by its exact name: rename all but one.',
    ]);
    expect(notes(`{"guided_flows":[${RETURNS}]}`)).toEqual([
      'warning: A step shows a slide, but no slide document is chosen. Choose one.',
    ]);
    expect(notes(withDeck, { state: 'missing' })).toEqual([
      "warning: Slide document d1 no longer exists or isn't in your account. Choose another.",
    ]);
    expect(
      notes(withDeck, { state: 'found', name: 'Deck', problem: 'Not ready: started' }),
    ).toEqual(['warning: Slide document Deck: Not ready: started.']);
    expect(notes(withDeck, { state: 'unchecked' })).toEqual([
      "unchecked: Slide document not checked: the Knowledge Base couldn't be loaded.",
    ]);
    expect(notes(withDeck, { state: 'unchecked', isPending: true })).toEqual([
      'unchecked: Slide document not checked yet.',
    ]);
  });

  it('warns of flows it cannot read', () => {
    expect(notes('{"guided_flows":{}}')).toEqual([
      'warning: guided_flows is not a list. Replace it with flows.',
    ]);
  });
});
