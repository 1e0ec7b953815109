// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RadioCards } from './radio-cards';
import { Segmented } from './segmented';

// user-event finds the radios of a group with it, and jsdom has none. The names here need no escape.
beforeEach(() => vi.stubGlobal('CSS', { escape: String }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const STATES = [
  { value: 'default', label: 'Default' },
  { value: 'off', label: 'Off' },
  { value: 'configured', label: 'Configured', disabled: true },
] as const;

function Example({ initial }: { initial: string }) {
  const [value, setValue] = useState(initial);
  return <Segmented aria-label="calendar" options={STATES} value={value} onChange={setValue} />;
}

const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });

test('segments are radios in a group with a name', () => {
  render(<Example initial="default" />);
  expect(screen.getByRole('radiogroup', { name: 'calendar' })).toBeTruthy();
  expect(radio('Default').checked).toBe(true);
  expect(radio('Configured').disabled).toBe(true);
});

test('the group is one stop of the Tab key, and arrows choose within it', async () => {
  const user = userEvent.setup();
  render(
    <>
      <Example initial="default" />
      <button type="button">After</button>
    </>,
  );
  await user.tab();
  expect(document.activeElement).toBe(radio('Default'));
  await user.keyboard('{ArrowRight}');
  expect(radio('Off').checked).toBe(true);
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'After' }));
});

test('a disabled segment cannot be chosen', async () => {
  render(<Example initial="off" />);
  await userEvent.click(radio('Configured'));
  expect(radio('Off').checked).toBe(true);
});

test('two groups on a page do not share their choice', async () => {
  render(
    <>
      <Example initial="default" />
      <Example initial="default" />
    </>,
  );
  const [first] = screen.getAllByRole<HTMLInputElement>('radio', { name: 'Off' });
  if (!first) throw new Error('no radio was rendered');
  await userEvent.click(first);
  const [one, two] = screen.getAllByRole<HTMLInputElement>('radio', { name: 'Off' });
  expect([one?.checked, two?.checked]).toEqual([true, false]);
});

test('a value that no option has leaves every segment open', () => {
  render(<Example initial="sideways" />);
  expect(screen.getAllByRole<HTMLInputElement>('radio').some(({ checked }) => checked)).toBe(false);
});

const TRIGGERS = [
  { value: 'on_demand', label: 'On demand', description: 'Only when it is asked for.' },
  { value: 'walk_the_deck', label: 'Walk the deck', description: 'Slide by slide.' },
] as const;

test('a card’s radio is named by its label alone and described by its sentence', async () => {
  const chosen: string[] = [];
  render(
    <RadioCards
      legend="Trigger"
      options={TRIGGERS}
      value="on_demand"
      onChange={(value) => chosen.push(value)}
      error="Choose one of the two"
    />,
  );
  const group = screen.getByRole('group', { name: 'Trigger' });
  const errorId = group.getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(errorId)?.textContent).toBe('Choose one of the two');
  const description = radio('Walk the deck').getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(description)?.textContent).toBe('Slide by slide.');
  await userEvent.click(screen.getByText('Slide by slide.'));
  expect(chosen).toEqual(['walk_the_deck']);
});
