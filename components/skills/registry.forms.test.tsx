// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renderForm, renderSettings } from './form-harness';
import { definitionFor, skillDefinitions } from './registry';

const ODD =
  '{ "document_ids": [1], "prompt": {}, "components": {"chart": 5}, "a.b[0]": 1e400, "x": [{"y": null}]}';

const FORMS = [...skillDefinitions, definitionFor('anything else')].map(
  ({ skill_id, Form }) => [skill_id ?? 'any other skill', Form] as const,
);

beforeEach(() => {
  vi.stubGlobal('fetch', async () => Response.json({ documents: [] }));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it.each(FORMS)(
  'the form of %s loads, shows what it does not know, and changes nothing by itself',
  async (_, Form) => {
    const form = renderForm(Form, ODD);
    await waitFor(() => expect(document.body.textContent).toContain('a.b[0]'));
    expect(document.body.textContent).toContain('1e400');
    form.update({ showAllIssues: true, apiErrors: { nothing: 'Not of this form.' } });
    await waitFor(() => expect(screen.queryByText('Not of this form.')).toBeNull());
    expect(form.onConfigChange).not.toHaveBeenCalled();
    expect(form.onInvalidText).not.toHaveBeenCalled();
  },
);

it.each(FORMS)('the form of %s shows what is no object, and can replace it', async (_, Form) => {
  const form = renderSettings(Form, '"as it came"');
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Config (JSON)' });
  expect(box.value).toBe('"as it came"');
  expect(form.onConfigChange).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Replace with default settings' }));
  expect(form.config()).toBe('{}');
  expect(screen.queryByText(/are not a JSON object/)).toBeNull();
});
