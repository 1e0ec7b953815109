// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from './button';
import { CopyButton } from './copy-button';
import { MiddleTruncate } from './middle-truncate';
import { Switch } from './switch';

afterEach(cleanup);

test('a busy button keeps the focus and ignores clicks', async () => {
  const onClick = vi.fn();
  const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  const form = (isBusy: boolean) => (
    <form onSubmit={onSubmit}>
      <Button type="submit" isBusy={isBusy} onClick={onClick}>
        Save
      </Button>
    </form>
  );
  const { rerender } = render(form(false));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  rerender(form(true));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(onClick).toHaveBeenCalledTimes(1);
  expect(onSubmit).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Save' }));
});

test('a switch says its state and asks for the opposite', async () => {
  const onCheckedChange = vi.fn();
  render(<Switch aria-label="Attach Presentation" checked onCheckedChange={onCheckedChange} />);
  const control = screen.getByRole('switch', { name: 'Attach Presentation', checked: true });
  await userEvent.click(control);
  expect(onCheckedChange).toHaveBeenCalledExactlyOnceWith(false);
});

test('copying says so', async () => {
  const user = userEvent.setup();
  render(<CopyButton text="pcb7a34da5fe" label="Copy PAL id" />);
  await user.click(screen.getByRole('button', { name: 'Copy PAL id' }));
  expect(await screen.findByText('Copied')).toBeTruthy();
  expect(await navigator.clipboard.readText()).toBe('pcb7a34da5fe');
});

test('a refused clipboard is said too', async () => {
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
  render(<CopyButton text="pcb7a34da5fe" label="Copy PAL id" />);
  await user.click(screen.getByRole('button', { name: 'Copy PAL id' }));
  expect(await screen.findByText(/^Not copied/)).toBeTruthy();
});

test.each(['short', 'A name that goes on 👩‍👩‍👧‍👧', '', 'مساعد المبيعات للشرق الأوسط'])(
  'a name cut in the middle (%s) is whole in the page, once, and in its title',
  (text) => {
    const { container } = render(<MiddleTruncate text={text} />);
    expect(container.textContent).toBe(text);
    expect(container.firstElementChild?.getAttribute('title')).toBe(text);
    const halves = [...container.querySelectorAll('[data-text]')];
    expect(halves.map((half) => half.getAttribute('data-text')).join('')).toBe(text);
  },
);
