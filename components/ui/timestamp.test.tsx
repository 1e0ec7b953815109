// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setTimeZone } from './time-zone';
import { Timestamp } from './timestamp';

const RAW = '2026-06-12T14:30:45.123456+00:00';

/** The words of the page, spaces evened out. */
const words = () => document.body.textContent?.replaceAll(/\s+/g, ' ').trim();

function at(now: string) {
  vi.useFakeTimers({ now: new Date(now), shouldAdvanceTime: true });
}

beforeEach(() => {
  // jsdom has no top layer yet.
  HTMLElement.prototype.showPopover = function showPopover() {
    this.style.display = 'block';
  };
  setTimeZone('utc');
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.useRealTimers();
});

test('the server renders the absolute time in UTC and nothing relative', () => {
  at('2026-06-12T15:30:45Z');
  const html = renderToString(<Timestamp value={RAW} label="Attached" />);
  expect(html).toContain(`dateTime="${RAW}"`);
  expect(html).toContain('12 Jun 2026, 14:30 UTC');
  expect(html).not.toContain('ago');
});

test('in the browser a recent time leads with how long ago it was', () => {
  at('2026-06-15T14:31:00Z');
  render(<Timestamp value={RAW} label="Attached" />);
  expect(words()).toBe('Attached3 days ago · 12 Jun 2026, 14:30 UTC');
});

test('after a week the date leads', () => {
  at('2026-06-25T14:31:00Z');
  render(<Timestamp value={RAW} />);
  expect(words()).toBe('12 Jun 2026, 14:30 UTC · 13 days ago');
});

test('a time in the future is absolute, with a note', () => {
  at('2026-06-01T00:00:00Z');
  render(<Timestamp value={RAW} />);
  expect(words()).toBe('12 Jun 2026, 14:30 UTC · in the future');
});

test.each([[null], ['']])('a missing time (%j) is unknown', (value) => {
  render(<Timestamp value={value} />);
  expect(words()).toBe('Unknown');
});

test('an unreadable time is unknown, and its text can still be seen', async () => {
  render(<Timestamp value="2026-13-45 noon" />);
  expect(words()).toBe('Unknown');
  await userEvent.tab();
  expect(screen.getByText('2026-13-45 noon')).toBeTruthy();
});

test('the API’s own string stands in datetime, microseconds and all', () => {
  const { container } = render(<Timestamp value={RAW} compact />);
  expect(container.querySelector('time')?.getAttribute('datetime')).toBe(RAW);
});

test('focus shows the exact string with a way to copy it, and Escape puts it away', async () => {
  const user = userEvent.setup();
  render(<Timestamp value={RAW} />);
  expect(screen.queryByText(RAW)).toBeNull();
  await user.tab();
  expect(screen.getByText(RAW)).toBeTruthy();
  await user.tab();
  expect(document.activeElement).toBe(
    screen.getByRole('button', { name: 'Copy the exact time', hidden: true }),
  );
  await user.keyboard('{Enter}');
  expect(await navigator.clipboard.readText()).toBe(RAW);
  await user.keyboard('{Escape}');
  expect(screen.queryByText(RAW)).toBeNull();
});

test('the words move on as time does', () => {
  vi.useFakeTimers({ now: new Date('2026-06-12T14:31:00Z') });
  render(<Timestamp value={RAW} />);
  expect(words()).toContain('just now');
  act(() => vi.advanceTimersByTime(5 * 60_000));
  expect(words()).toContain('5 minutes ago');
});

test('the zone switch turns every time at once and is kept', () => {
  at('2026-06-25T14:31:00Z');
  render(<Timestamp value={RAW} />);
  act(() => setTimeZone('local'));
  expect(localStorage.getItem('time-zone')).toBe('local');
  const zone = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' })
    .formatToParts(new Date(RAW))
    .find(({ type }) => type === 'timeZoneName')?.value;
  expect(words()).toContain(`${zone} · `);
});
