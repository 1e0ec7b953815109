// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { renderForm } from '../form-harness';
import { MagicCanvasForm } from './form';

afterEach(cleanup);

function radio(component: string, state: string): HTMLInputElement {
  const group = screen.getByRole('radiogroup', { name: component });
  return within(group).getByRole<HTMLInputElement>('radio', { name: state });
}

const linkBox = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Booking link' });
const guidance = () => screen.getByRole('textbox', { name: 'Usage guidance' });

describe('the magic canvas form', () => {
  it('has a radio group for each component, with a custom state where there is something to set', () => {
    renderForm(MagicCanvasForm, '{"components":{"chart":{"theme":"dark"}}}');
    expect(screen.getAllByRole('radiogroup')).toHaveLength(8);
    expect(radio('question', 'On (default)').checked).toBe(true);
    expect(
      within(screen.getByRole('radiogroup', { name: 'question' })).getAllByRole('radio'),
    ).toHaveLength(2);
    expect(radio('chart', 'On, custom').checked).toBe(true);
    expect(radio('scheduling_embed', 'On, custom').disabled).toBe(false);
    expect(screen.getByText(/1 of 8 changed/)).toBeTruthy();
    expect(screen.getByText('{"theme":"dark"}')).toBeTruthy();
  });

  it('switches a component off and back to the very config it was opened on', async () => {
    const form = renderForm(MagicCanvasForm, '{"x": 1.0}');
    await userEvent.click(radio('chart', 'Off'));
    expect(form.config()).toBe('{"x":1.0,"components":{"chart":{"enabled":false}}}');
    expect(screen.getByText('{"enabled":false}')).toBeTruthy();
    await userEvent.click(radio('chart', 'On (default)'));
    expect(form.isOrigin()).toBe(true);
  });

  it('resets every component, and keeps what it does not know', async () => {
    const form = renderForm(
      MagicCanvasForm,
      '{"components":{"chart":{"enabled":false},"hologram":{"depth":1.50},"text":{"a":1}},"beta":[1]}',
    );
    expect(screen.getByText('Other settings')).toBeTruthy();
    expect(screen.getByText('components › hologram')).toBeTruthy();
    expect(screen.getByText('beta')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Reset' }));
    expect(form.config()).toBe('{"components":{"hologram":{"depth":1.50}},"beta":[1]}');
    expect(screen.getByText(/0 of 8 changed/)).toBeTruthy();
  });

  it('is configured by typing a booking link, and remembers the link', async () => {
    const form = renderForm(MagicCanvasForm, '{}');
    expect(screen.getByText(/Inactive until you add a booking link/)).toBeTruthy();
    await userEvent.type(linkBox(), 'https://calendly.com/a');
    expect(radio('scheduling_embed', 'On, custom').checked).toBe(true);
    const configured =
      '{"components":{"scheduling_embed":{"scheduling_url":"https://calendly.com/a"}}}';
    expect(form.config()).toBe(configured);

    await userEvent.click(radio('scheduling_embed', 'On (default)'));
    expect(form.isOrigin()).toBe(true);
    expect(linkBox().value).toBe('');
    await userEvent.click(radio('scheduling_embed', 'On, custom'));
    expect(form.config()).toBe(configured);

    await userEvent.click(radio('scheduling_embed', 'Off'));
    expect(linkBox().value).toBe('https://calendly.com/a');
    await userEvent.type(linkBox(), '/b');
    expect(form.config()).toBe(
      '{"components":{"scheduling_embed":{"enabled":false,"scheduling_url":"https://calendly.com/a/b"}}}',
    );
  });

  it('refuses a link that the API would refuse, and only warns of another host', async () => {
    renderForm(MagicCanvasForm, '{}');
    await userEvent.type(linkBox(), 'https://127.1/book');
    await userEvent.tab();
    const message = "Can't point to a private or reserved IP address.";
    expect(await screen.findByText(message)).toBeTruthy();
    expect(linkBox().getAttribute('aria-invalid')).toBe('true');

    await userEvent.clear(linkBox());
    await userEvent.type(linkBox(), 'https://cal.example.org/a');
    expect(screen.queryByText(message)).toBeNull();
    expect(screen.getByText(/Only Calendly links work/)).toBeTruthy();
    expect(linkBox().getAttribute('aria-invalid')).toBeNull();
  });

  it('shows every issue once a review was asked for, touched or not', async () => {
    const text = '{"components":{"scheduling_embed":{"scheduling_url":"http://a.test"}}}';
    const form = renderForm(MagicCanvasForm, text);
    const message = 'Must start with https://';
    expect(screen.queryByText(message)).toBeNull();
    form.update({ showAllIssues: true });
    expect(await screen.findByText(message)).toBeTruthy();
  });

  it("shows the API's word at its field until that field is edited", async () => {
    const form = renderForm(MagicCanvasForm, '{}');
    const apiErrors = { chart: 'Not for you.', usage_guidance: 'Too long.' };
    form.update({ apiErrors });
    expect(screen.getByText('Not for you.')).toBeTruthy();
    await userEvent.type(guidance(), 'a');
    expect(screen.queryByText('Too long.')).toBeNull();
    expect(screen.getByText('Not for you.')).toBeTruthy();
    await userEvent.click(radio('chart', 'Off'));
    expect(screen.queryByText('Not for you.')).toBeNull();
    form.update({ apiErrors: { ...apiErrors } });
    expect(screen.getByText('Too long.')).toBeTruthy();
  });

  it('writes the usage guidance, and takes the field out with its last letter', async () => {
    const form = renderForm(MagicCanvasForm, '{}');
    await userEvent.type(guidance(), 'Hi');
    expect(form.config()).toBe('{"usage_guidance":"Hi"}');
    await userEvent.clear(guidance());
    expect(form.isOrigin()).toBe(true);
  });

  it('keeps components it cannot show until they are replaced', async () => {
    const form = renderForm(MagicCanvasForm, '{"components":["chart"],"usage_guidance":7}');
    expect(screen.queryByRole('radiogroup')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Replace Usage guidance' }));
    expect(form.config()).toBe('{"components":["chart"]}');
    await userEvent.click(screen.getByRole('button', { name: 'Replace Components' }));
    expect(form.config()).toBe('{}');
    expect(screen.getAllByRole('radiogroup')).toHaveLength(8);
  });

  it('can only be looked at where it is read-only', () => {
    renderForm(MagicCanvasForm, '{"components":{"chart":{"enabled":false}}}', { isReadOnly: true });
    expect(screen.getAllByRole<HTMLInputElement>('radio').every(({ disabled }) => disabled)).toBe(
      true,
    );
    expect(linkBox().readOnly).toBe(true);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
