// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderForm } from '../form-harness';
import { PresentationForm } from './form';

beforeEach(() => {
  const documents = [{ document_id: 'gone', state: 'missing' }];
  vi.stubGlobal('fetch', async () => Response.json({ documents }));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const picker = () => screen.getByRole('combobox', { name: 'Add documents' });
const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });

describe('the presentation form', () => {
  it('leaves the default trigger unwritten, and writes the other', async () => {
    const form = renderForm(PresentationForm, '{"prompt":"Hi"}');
    expect(radio('On demand').checked).toBe(true);
    await userEvent.click(radio('Walk the deck'));
    expect(form.config()).toBe('{"prompt":"Hi","slides_trigger":"walk_the_deck"}');
    await userEvent.click(radio('On demand'));
    expect(form.isOrigin()).toBe(true);
  });

  it('keeps a trigger it has not heard of as a third choice', async () => {
    const form = renderForm(PresentationForm, '{"slides_trigger":"on cue"}');
    expect(radio('on cue').checked).toBe(true);
    await userEvent.click(radio('On demand'));
    expect(form.config()).toBe('{"slides_trigger":"on_demand"}');
    await userEvent.click(radio('on cue'));
    expect(form.isOrigin()).toBe(true);
  });

  it('counts the prompt and takes it out when it is emptied', async () => {
    const form = renderForm(PresentationForm, '{"prompt":"Hello"}');
    const prompt = screen.getByRole('textbox', { name: 'Prompt' });
    await userEvent.type(prompt, '!');
    expect(form.config()).toBe('{"prompt":"Hello!"}');
    expect(screen.getByText('6 characters')).toBeTruthy();
    await userEvent.clear(prompt);
    expect(form.config()).toBe('{}');
  });

  it('does not take a visit for an edit, whatever line breaks the prompt has', async () => {
    const form = renderForm(PresentationForm, '{"prompt":"one\\r\\ntwo"}');
    await userEvent.click(screen.getByRole('textbox', { name: 'Prompt' }));
    await userEvent.tab();
    expect(form.onConfigChange).not.toHaveBeenCalled();
  });

  it('keeps fields it cannot show until they are replaced', async () => {
    const form = renderForm(PresentationForm, '{"document_ids":"all","prompt":5,"theme":"dark"}');
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.getByText('Other settings')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Replace Prompt' }));
    expect(form.config()).toBe('{"document_ids":"all","theme":"dark"}');
    await userEvent.click(screen.getByRole('button', { name: 'Replace Documents' }));
    expect(form.config()).toBe('{"document_ids":[],"theme":"dark"}');
    expect(picker()).toBeTruthy();
  });

  it('can only be looked at where it is read-only', async () => {
    renderForm(PresentationForm, '{"document_ids":["gone"],"prompt":"Hi"}', { isReadOnly: true });
    await screen.findByText("This document no longer exists or isn't in your account.");
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(radio('Walk the deck').matches(':disabled')).toBe(true);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' }).readOnly).toBe(
      true,
    );
  });
});
