// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pageEntries, toSearchable } from './entries';
import { SearchDialog } from './search-dialog';

beforeEach(() => {
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
  HTMLElement.prototype.scrollIntoView = vi.fn();
});
afterEach(cleanup);

test('Enter takes what was typed, also before the list shows it', async () => {
  const onChoose = vi.fn();
  render(
    <SearchDialog
      title="Go to"
      label="Search"
      entries={toSearchable(pageEntries())}
      isReading={false}
      onChoose={onChoose}
      onClose={vi.fn()}
    />,
  );
  const field = screen.getByRole('combobox', { hidden: true });
  await act(async () => {
    fireEvent.change(field, { target: { value: 'compare' } });
    fireEvent.keyDown(field, { key: 'Enter' });
  });
  expect(onChoose).toHaveBeenCalledOnce();
  expect(onChoose).toHaveBeenCalledWith(expect.objectContaining({ title: 'Compare' }));
});
