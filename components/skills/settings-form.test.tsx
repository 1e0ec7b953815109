// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderSettings } from './form-harness';
import { definitionFor } from './registry';

const { Form } = definitionFor('presentation');

beforeEach(() => {
  vi.stubGlobal('fetch', async () => Response.json({ documents: [] }));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const prompt = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' });
const box = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Config (JSON)' });
const option = (name: 'Form' | 'JSON') => screen.getByRole<HTMLInputElement>('radio', { name });
const type = (target: HTMLElement, value: string) =>
  fireEvent.change(target, { target: { value } });

describe('the two views of settings', () => {
  it('show what the other made, and keep the tokens nobody edited', async () => {
    const form = renderSettings(
      Form,
      '{"n" : 1.0,"prompt":"a","slides_trigger":"on_\\u0064emand"}',
    );
    type(await prompt(), 'from the form');
    await userEvent.click(option('JSON'));
    const text = (await box()).value;
    expect(text).toContain('"prompt": "from the form"');
    expect(text).toContain('"slides_trigger": "on_\\u0064emand"');
    type(await box(), text.replace('from the form', 'from the JSON'));
    await userEvent.click(option('Form'));
    expect((await prompt()).value).toBe('from the JSON');
    expect(form.config()).toBe(
      '{"n":1.0,"prompt":"from the JSON","slides_trigger":"on_\\u0064emand"}',
    );
    type(await prompt(), 'a');
    await userEvent.click(option('JSON'));
    type(await box(), `${(await box()).value} `);
    expect(form.isOrigin()).toBe(true);
  });

  it('go back from invalid JSON only once it is fixed or discarded', async () => {
    const form = renderSettings(Form, '{"prompt":"a"}');
    await userEvent.click(option('JSON'));
    type(await box(), '{"prompt":"b"}');
    type(await box(), '{"prompt":');
    expect(option('Form').disabled).toBe(true);
    expect(screen.getByText(/to go back to the form/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Discard invalid JSON' }));
    expect(form.onInvalidText).toHaveBeenLastCalledWith(null);
    await userEvent.click(option('Form'));
    expect((await prompt()).value).toBe('b');
  });

  it('open as JSON where an invalid text was left', async () => {
    renderSettings(Form, '{"prompt":"a"}', { invalidText: { reason: 'Line 1', text: '{"pro' } });
    expect((await box()).value).toBe('{"pro');
    expect(option('Form').disabled).toBe(true);
  });

  it('say in JSON what is wrong with fields of the form, where a review puts the focus', async () => {
    const form = renderSettings(Form, '{"document_ids":[]}');
    await userEvent.click(option('JSON'));
    await box();
    form.update({ showAllIssues: true, apiErrors: { prompt: 'Too long.' } });
    await waitFor(() => expect(document.getElementById('f-document_ids')).not.toBeNull());
    expect(document.getElementById('f-prompt')?.textContent).toContain('Too long.');
    type(await box(), '{"document_ids":["d1"]}');
    await waitFor(() => expect(document.getElementById('f-document_ids')).toBeNull());
    expect(document.getElementById('f-prompt')).toBeNull();
  });
});

it('a skill without settings shows its JSON where it has some all the same', async () => {
  renderSettings(definitionFor('internet_search').Form, '{"a":1.0}');
  expect((await box()).value).toBe('{\n  "a": 1.0\n}');
  expect(screen.queryByRole('radio')).toBeNull();
});
