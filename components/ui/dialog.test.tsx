// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Dialog } from './dialog';

beforeEach(() => {
  // jsdom knows the element and its `open`, but not being modal.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});
afterEach(cleanup);

test('a dialog is open from the start and named by its title', () => {
  render(
    <Dialog title="Review changes" onClose={vi.fn()}>
      Nothing yet
    </Dialog>,
  );
  expect(screen.getByRole('dialog', { name: 'Review changes' })).toBeTruthy();
});

test('its button and Escape ask to close it, and it stays until it is unmounted', () => {
  const onClose = vi.fn();
  render(
    <Dialog title="Review changes" onClose={onClose}>
      Nothing yet
    </Dialog>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledTimes(1);
  const isDefaultKept = fireEvent(
    screen.getByRole('dialog'),
    new Event('cancel', { cancelable: true }),
  );
  expect(isDefaultKept).toBe(false);
  expect(onClose).toHaveBeenCalledTimes(2);
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('what is cancelled inside it does not close it', () => {
  const onClose = vi.fn();
  render(
    <Dialog title="Import" onClose={onClose}>
      <input type="file" aria-label="File" />
    </Dialog>,
  );
  fireEvent(screen.getByLabelText('File'), new Event('cancel', { bubbles: true }));
  expect(onClose).not.toHaveBeenCalled();
});
