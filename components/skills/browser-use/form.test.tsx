// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Segmented as RealSegmented } from '@/components/form/segmented';
import { renderForm } from '../form-harness';
import { BrowserUseForm } from './form';

const drawn = vi.hoisted(() => ({ steps: 0 }));

// One is drawn with each step: counts which steps an edit draws again.
vi.mock('@/components/form/segmented', async (original) => {
  const { Segmented } = await original<{ Segmented: typeof RealSegmented }>();
  return {
    Segmented: (props: Parameters<typeof RealSegmented>[0]) => {
      drawn.steps += 1;
      return Segmented(props);
    },
  };
});

beforeEach(() => {
  vi.stubGlobal('CSS', { escape: String });
  const lookup = { documents: [{ document_id: 'gone', state: 'missing' }] };
  const found = { documents: [], total_count: 0, next_page: null };
  vi.stubGlobal('IntersectionObserver', class {});
  vi.stubGlobal('fetch', async (path: string) =>
    Response.json(path.includes('/lookup') ? lookup : found),
  );
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const TWO =
  '{"guided_flows":[{"name":"Checkout","zeta":1.0,"steps":[{"task":"Open the cart","prompt":"Here it is"},{"prompt":"Done"}]},{"name":"Returns","steps":[{"slide":2.0}]}],"slide_document_id":"gone"}';

const flow = (position: number) => screen.getByRole('group', { name: `Flow ${position}` });
const step = (position: number, of = 1) =>
  within(flow(of)).getByRole('group', { name: `Step ${position}` });
const box = (name: string, inside: HTMLElement) =>
  within(inside).getByRole<HTMLInputElement>('textbox', { name });
const button = (name: string, inside: HTMLElement = document.body) =>
  within(inside).getByRole('button', { name });
const stepCount = (amount: number) =>
  `{"guided_flows":[{"name":"A","steps":[${Array.from({ length: amount }, () => '{"prompt":"x"}').join()}]}]}`;

describe('the browser use form', () => {
  it('makes a flow with steps of each kind', async () => {
    const form = renderForm(BrowserUseForm, '{}');
    await userEvent.click(button('Add flow'));
    expect(document.activeElement).toBe(box('Flow name', flow(1)));
    await userEvent.keyboard('Checkout');
    await userEvent.type(box('Start URL', flow(1)), 'https://shop.test ');
    await userEvent.type(box('Description', flow(1)), 'Pays for the cart');
    await userEvent.click(button('Add step', flow(1)));
    expect(document.activeElement).toBe(box('Task', step(1)));
    await userEvent.keyboard('Open the cart');
    await userEvent.type(box('Say', step(1)), 'Here it is');
    await userEvent.type(box('Page URL', step(1)), 'https://shop.test/cart');
    await userEvent.click(button('Add step', flow(1)));
    await userEvent.click(within(step(2)).getByRole('radio', { name: 'Say' }));
    await userEvent.type(box('Say', step(2)), 'All done');
    await userEvent.click(button('Add step', flow(1)));
    await userEvent.click(within(step(3)).getByRole('radio', { name: 'Slide' }));
    await userEvent.type(box('Slide', step(3)), '4');
    expect(form.config()).toBe(
      '{"guided_flows":[{"name":"Checkout","description":"Pays for the cart","start_url":"https://shop.test","steps":[{"task":"Open the cart","prompt":"Here it is","url":"https://shop.test/cart"},{"prompt":"All done"},{"slide":4}]}]}',
    );
  });

  it('moves, copies and removes flows with all they hold, and the focus stays near', async () => {
    const form = renderForm(BrowserUseForm, TWO);
    const down = button('Move flow 1 down');
    await userEvent.click(down);
    expect(form.config()).toContain(
      '[{"name":"Returns","steps":[{"slide":2.0}]},{"name":"Checkout"',
    );
    expect(document.activeElement).toBe(button('Move flow 2 down'));
    expect(screen.getByText('Moved the flow to position 2.')).toBeTruthy();
    await userEvent.click(button('Move flow 2 down'));
    expect(form.onConfigChange).toHaveBeenCalledTimes(1);

    await userEvent.click(button('Move flow 2 up'));
    expect(form.isOrigin()).toBe(true);

    await userEvent.click(button('Duplicate flow 1'));
    expect(box('Flow name', flow(2)).value).toBe('Checkout (copy)');
    expect(form.config()).toContain('{"name":"Checkout (copy)","zeta":1.0,"steps":');
    expect(document.activeElement).toBe(button('Flow 2 Checkout (copy) 2 steps', flow(2)));

    await userEvent.click(button('Remove flow 2'));
    expect(form.isOrigin()).toBe(true);
    expect(document.activeElement).toBe(button('Flow 2 Returns 1 step', flow(2)));
    await userEvent.click(button('Remove flow 2'));
    await userEvent.click(button('Remove flow 1'));
    expect(form.config()).toBe('{"slide_document_id":"gone"}');
    expect(document.activeElement).toBe(button('Add flow'));
    expect(screen.getByText('Removed flow 1. 0 left.')).toBeTruthy();
  });

  it('moves and removes steps, and the focus stays near', async () => {
    const form = renderForm(BrowserUseForm, TWO);
    await userEvent.click(button('Move step 2 of flow 1 up'));
    expect(form.config()).toContain(
      '"steps":[{"prompt":"Done"},{"task":"Open the cart","prompt":"Here it is"}]',
    );
    expect(document.activeElement).toBe(button('Move step 1 of flow 1 up'));
    await userEvent.click(button('Remove step 1 of flow 1'));
    expect(document.activeElement).toBe(button('Remove step 1 of flow 1'));
    await userEvent.click(button('Remove step 1 of flow 1'));
    expect(document.activeElement).toBe(button('Add step', flow(1)));
    expect(form.config()).toContain('{"name":"Checkout","zeta":1.0,"steps":[]}');
  });

  it('changes the kind of a step and back without losing a text', async () => {
    const form = renderForm(BrowserUseForm, TWO);
    await userEvent.click(within(step(1)).getByRole('radio', { name: 'Say' }));
    expect(form.config()).toContain('"steps":[{"prompt":"Here it is"},{"prompt":"Done"}]');
    await userEvent.click(within(step(1)).getByRole('radio', { name: 'Do and say' }));
    expect(form.isOrigin()).toBe(true);
  });

  it('shows an issue once its field was left, and flags names that another flow has', async () => {
    renderForm(BrowserUseForm, TWO);
    const name = box('Flow name', flow(2));
    await userEvent.clear(name);
    await userEvent.type(name, 'Checkout');
    expect(name.getAttribute('aria-invalid')).toBeNull();
    await userEvent.tab();
    expect(name.getAttribute('aria-invalid')).toBe('true');
    expect(within(flow(2)).getByText(/Another flow has this name/)).toBeTruthy();
    await userEvent.type(box('Start URL', flow(1)), 'shop.test');
    await userEvent.tab();
    expect(within(flow(1)).getByText(/Enter a full URL/)).toBeTruthy();
    await userEvent.clear(box('Slide', step(1, 2)));
    await userEvent.type(box('Slide', step(1, 2)), '1.5');
    await userEvent.tab();
    expect(box('Slide', step(1, 2)).getAttribute('aria-invalid')).toBe('true');
  });

  it('has no issue for a blank row, and counts the rows after it as the API will', async () => {
    const form = renderForm(BrowserUseForm, '{"guided_flows":[{},{"name":"A","steps":[{},{}]}]}', {
      showAllIssues: true,
    });
    expect(document.querySelectorAll('[aria-invalid]')).toHaveLength(0);
    form.update({
      showAllIssues: true,
      apiErrors: { 'guided_flows-0-name': 'Too long.', 'guided_flows-0': 'Odd flow.' },
    });
    expect(box('Flow name', flow(2)).getAttribute('aria-describedby')).toBe(
      'f-guided_flows-0-name-error',
    );
    expect(within(flow(2)).getByText('Odd flow.')).toBeTruthy();
    await userEvent.click(button('Move flow 2 up'));
    expect(within(flow(1)).getByText('Too long.')).toBeTruthy();
    await userEvent.type(box('Flow name', flow(1)), 'B');
    expect(screen.queryByText('Too long.')).toBeNull();
    expect(screen.queryByText('Odd flow.')).toBeNull();
  });

  it('closes many flows, and opens one where an issue of it takes the focus', async () => {
    const names = ['A', 'B', 'C', 'D'].map((name) => `{"name":"${name}","steps":[{"task":"x"}]}`);
    renderForm(BrowserUseForm, `{"guided_flows":[${names.join()}]}`, { showAllIssues: true });
    expect(screen.queryByRole('textbox', { name: 'Flow name' })).toBeNull();
    expect(button('Flow 3 C 1 step 1 issue', flow(3))).toBeTruthy();
    document.getElementById('f-guided_flows-2-steps-0-prompt')?.focus();
    await waitFor(() => expect(document.activeElement).toBe(box('Say', step(1, 3))));
    await userEvent.click(button('Flow 3 C 1 step 1 issue', flow(3)));
    expect(screen.queryByRole('textbox', { name: 'Flow name' })).toBeNull();
  });

  it('draws only the step that is typed in', async () => {
    renderForm(BrowserUseForm, stepCount(30));
    const say = box('Say', step(17));
    drawn.steps = 0;
    await userEvent.type(say, 'abc');
    expect(drawn.steps).toBe(3);
  });

  it('allows 50 steps in a flow and 20 flows', async () => {
    const form = renderForm(BrowserUseForm, stepCount(50));
    await userEvent.click(button('Flow 1 A 50 steps'));
    expect(button('Add step').getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(button('Add step'));
    expect(form.onConfigChange).not.toHaveBeenCalled();
    cleanup();
    const names = Array.from({ length: 20 }, (_, index) => `{"name":"F${index}"}`);
    const many = renderForm(BrowserUseForm, `{"guided_flows":[${names.join()}]}`);
    await userEvent.click(button('Add flow'));
    await userEvent.click(button('Duplicate flow 7'));
    expect(many.onConfigChange).not.toHaveBeenCalled();
    expect(screen.getByText('There can be at most 20 flows.')).toBeTruthy();
  });

  it('keeps what it cannot show until it is replaced', async () => {
    const form = renderForm(
      BrowserUseForm,
      '{"guided_flows":[{"name":5,"steps":"later"},7,{"name":"A","steps":[{"pause":3.0},{"prompt":{},"x":1}]}]}',
    );
    expect(within(flow(2)).getByText('7')).toBeTruthy();
    expect(within(step(1, 3)).getByText(/"pause": 3.0/)).toBeTruthy();
    expect(within(step(2, 3)).getByText('"x": 1')).toBeTruthy();
    await userEvent.click(button('Replace Flow name', flow(1)));
    expect(form.config()).toContain('[{"steps":"later"},7,');
    await userEvent.click(button('Replace Steps', flow(1)));
    expect(form.config()).toContain('[{"steps":[]},7,');
    await userEvent.click(button('Replace Say', step(2, 3)));
    expect(form.config()).toContain('"steps":[{"pause":3.0},{"x":1}]');
  });

  it('names the slide document, and takes it out', async () => {
    const form = renderForm(BrowserUseForm, TWO);
    expect(await screen.findByText(/^Deleted|no longer exists/)).toBeTruthy();
    await userEvent.click(button('Remove slide document'));
    expect(form.config()).not.toContain('slide_document_id');
    const picker = screen.getByRole('combobox', { name: 'Slide document' });
    expect(document.activeElement).toBe(picker);
    await userEvent.tab();
    expect(await screen.findByText('Choose a document: a step shows a slide of it.')).toBeTruthy();
    await userEvent.click(picker);
    await userEvent.paste('d8-5c71baca86fc');
    expect(form.config()).toContain('"slide_document_id":"d8-5c71baca86fc"');
  });

  it('can only be looked at where it is read-only', async () => {
    renderForm(BrowserUseForm, TWO, { isReadOnly: true });
    await screen.findByText(/^Deleted|no longer exists/);
    const names = screen.getAllByRole('button').map(({ textContent }) => textContent);
    expect(names).toEqual(['Flow 1 Checkout 2 steps ', 'Flow 2 Returns 1 step ']);
    expect(box('Flow name', flow(1)).readOnly).toBe(true);
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});
