// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, expect, test } from 'vitest';
import { TextAreaField } from './text-area-field';
import { TextField } from './text-field';

afterEach(cleanup);

/** What a screen reader reads after the name. */
function descriptionOf(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? `(no #${id})`).join(' | ');
}

test('the label names the control and the hint describes it', () => {
  render(<TextField id="link" label="Booking link" hint="Begins with https://" />);
  const input = screen.getByRole('textbox', { name: 'Booking link' });
  expect(descriptionOf(input)).toBe('Begins with https://');
  expect(input.getAttribute('aria-invalid')).toBeNull();
});

test('an error marks the control as invalid and is read before the hint', () => {
  render(<TextField id="link" label="Booking link" hint="Begins with https://" error="Too long" />);
  const input = screen.getByRole('textbox', { name: 'Booking link' });
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(descriptionOf(input)).toBe('Too long | Begins with https://');
});

test('without hint and error nothing is said to describe the control', () => {
  render(<TextAreaField id="prompt" label="Prompt" optional counter="12 characters" />);
  const area = screen.getByRole('textbox', { name: 'Prompt' });
  expect(area.hasAttribute('aria-describedby')).toBe(false);
  expect(screen.getByText('12 characters')).toBeTruthy();
});

test('ref, name and value reach the control', () => {
  const ref = createRef<HTMLTextAreaElement>();
  render(<TextAreaField id="prompt" label="Prompt" ref={ref} name="prompt" defaultValue="Hello" />);
  expect(ref.current?.value).toBe('Hello');
  expect(ref.current?.name).toBe('prompt');
});
