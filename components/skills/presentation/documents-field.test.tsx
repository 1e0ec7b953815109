// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentLookup, DocumentPage, DocumentSummary } from '@/lib/tavus/wire';
import { renderForm } from '../form-harness';
import { PresentationForm } from './form';

const DECK = document('d8-00000000aaaa', 'Autumn deck', 'https://files.test/deck.pdf');
const PHOTO = document('d8-00000000bbbb', 'Team photo', 'https://files.test/team.png');
const TABLE = document('d8-00000000cccc', 'Price table', 'https://files.test/prices.csv');
const DRAFT = {
  ...document('d8-00000000dddd', 'Draft', 'https://x.test/a.pdf'),
  status: 'started',
};
const ALL = [DECK, PHOTO, TABLE, DRAFT];

function document(id: string, name: string, url: string): DocumentSummary {
  return {
    document_id: id,
    document_name: name,
    document_url: url,
    status: 'ready',
    progress: 100,
    error_message: null,
    tags: ['sales'],
    created_at: null,
    updated_at: null,
  };
}

/** Two documents a page, as the route answers them. */
function search(query: string, page: number): DocumentPage {
  const found = ALL.filter(({ document_name, document_id }) =>
    `${document_name} ${document_id}`.toLowerCase().includes(query.toLowerCase()),
  );
  const documents = found.slice(page * 2, page * 2 + 2);
  const hasMore = found.length > page * 2 + 2;
  return { documents, total_count: found.length, next_page: hasMore ? page + 1 : null };
}

function lookUp(document_id: string): DocumentLookup {
  const found = ALL.find((document) => document.document_id === document_id);
  return found === undefined
    ? { document_id, state: 'missing' }
    : { document_id, state: 'found', document: found };
}

const fetched = vi.fn<(address: URL) => Response>();

function answer(address: URL): Response {
  const { pathname, searchParams } = address;
  return pathname === '/api/documents/lookup'
    ? Response.json({ documents: searchParams.getAll('id').map(lookUp) })
    : Response.json(search(searchParams.get('query') ?? '', Number(searchParams.get('page'))));
}

/** jsdom lays nothing out, so nothing ever scrolls into sight. */
class NothingInSight {
  observe() {}
  disconnect() {}
}

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', NothingInSight);
  fetched.mockReset().mockImplementation(answer);
  vi.stubGlobal('fetch', async (path: string) => fetched(new URL(path, 'http://dash.test')));
  Element.prototype.scrollIntoView = vi.fn(); // which jsdom does not have
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const picker = () => screen.getByRole('combobox', { name: 'Add documents' });
const picked = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);
const ids = (config: string | undefined): unknown => JSON.parse(config ?? '{}').document_ids;

describe('picking documents', () => {
  it('finds them by what is typed, shows what they are, and adds one on Enter', async () => {
    const form = renderForm(PresentationForm, '{}');
    await userEvent.type(picker(), 'deck');
    const option = await screen.findByRole('option', { name: /Autumn deck/ });
    expect(option.textContent).toMatch(/PDF.*ready.*sales.*d8-00000000aaaa/);
    await waitFor(() => expect(picker().getAttribute('aria-activedescendant')).toBe(option.id));
    await userEvent.keyboard('{Enter}');
    expect(ids(form.config())).toEqual([DECK.document_id]);
    expect(picked()).toHaveLength(1);
    expect(screen.queryByRole('option')).toBeNull();
    const searches = fetched.mock.calls.filter(([{ pathname }]) => pathname === '/api/documents');
    expect(searches.map(([{ searchParams }]) => searchParams.get('query'))).not.toContain('dec');
  });

  it('marks what cannot be added and does not add it', async () => {
    const form = renderForm(PresentationForm, '{}');
    await userEvent.type(picker(), 'table');
    const option = await screen.findByRole('option', { name: /Price table/ });
    expect(option.getAttribute('aria-disabled')).toBe('true');
    expect(within(option).getByText(/CSV can't be presented/)).toBeTruthy();
    await userEvent.click(option);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(form.onConfigChange).not.toHaveBeenCalled();
  });

  it('loads more from the keyboard, and closes on Escape', async () => {
    renderForm(PresentationForm, '{}');
    await userEvent.click(picker());
    await screen.findByRole('option', { name: /Team photo/ });
    await userEvent.keyboard('{ArrowUp}');
    expect(screen.getByRole('option', { selected: true }).textContent).toBe(
      'Load more (2 of 4 listed)',
    );
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('option', { name: /Price table/ });
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('option')).toBeNull();
    expect(picker().getAttribute('aria-expanded')).toBe('false');
  });

  it('adds pasted ids once each, and shows which of them are none', async () => {
    const form = renderForm(PresentationForm, `{"document_ids":["${DECK.document_id}"]}`);
    await userEvent.click(picker());
    await userEvent.paste(`${DECK.document_id},\n${PHOTO.document_id} d8-deadbeef0000`);
    expect(ids(form.config())).toEqual([DECK.document_id, PHOTO.document_id, 'd8-deadbeef0000']);
    expect(
      await screen.findByText("This document no longer exists or isn't in your account."),
    ).toBeTruthy();
    expect(await screen.findByText('Team photo')).toBeTruthy();
    expect(screen.getByText(/Added 2 ids, 1 there already. 3 documents in all./)).toBeTruthy();
  });

  it('offers typed ids, and adds what is none of the documents found', async () => {
    const form = renderForm(PresentationForm, '{}');
    await userEvent.type(picker(), 'd8-deadbeef0000');
    await screen.findByRole('option', { name: 'Add 1 id: d8-deadbeef0000' });
    await waitFor(() => expect(picker().getAttribute('aria-activedescendant')).toBeTruthy());
    await userEvent.keyboard('{Enter}');
    expect(ids(form.config())).toEqual(['d8-deadbeef0000']);
    expect(
      await screen.findByText("This document no longer exists or isn't in your account."),
    ).toBeTruthy();
  });

  it('says when nothing is found, and when the Knowledge Base was not read', async () => {
    renderForm(PresentationForm, '{}');
    await userEvent.type(picker(), 'zebra');
    expect(await screen.findByText('No documents match “zebra”.')).toBeTruthy();
    fetched.mockImplementation(() => Response.json({}, { status: 502 }));
    await userEvent.type(picker(), 's');
    expect(await screen.findByText('The Knowledge Base was not read')).toBeTruthy();
    fetched.mockImplementation(answer);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No documents match “zebras”.')).toBeTruthy();
  });
});

describe('the picked documents', () => {
  const three = `{"document_ids":["${DECK.document_id}","${DRAFT.document_id}","gone"], "x":1.0}`;

  it('show name, id and what stands in the way', async () => {
    renderForm(PresentationForm, three);
    expect(await screen.findByText('Autumn deck')).toBeTruthy();
    const rows = picked();
    expect(rows[0]).toContain(DECK.document_id);
    expect(rows[1]).toContain('Not ready: started');
    expect(rows[2]).toContain("This document no longer exists or isn't in your account.");
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('say that they were not checked where the look-up failed', async () => {
    fetched.mockImplementation(() => Response.json({}, { status: 502 }));
    renderForm(PresentationForm, three);
    expect(await screen.findAllByText('Not checked')).toHaveLength(3);
  });

  it('are ordered by buttons that keep the focus, and taken out', async () => {
    const form = renderForm(PresentationForm, three);
    await screen.findByText('Autumn deck');
    const up = screen.getByRole('button', { name: 'Move up: Draft' });
    await userEvent.click(up);
    expect(form.config()).toBe(
      `{"document_ids":["${DRAFT.document_id}","${DECK.document_id}","gone"],"x":1.0}`,
    );
    expect(globalThis.document.activeElement).toBe(up);
    await userEvent.click(up);
    expect(form.onConfigChange).toHaveBeenCalledTimes(1);

    await userEvent.click(screen.getByRole('button', { name: 'Move down: Draft' }));
    expect(form.isOrigin()).toBe(true);

    await userEvent.click(screen.getByRole('button', { name: 'Remove Draft' }));
    expect(ids(form.config())).toEqual([DECK.document_id, 'gone']);
    const next = screen.getByRole('button', { name: 'Remove gone' });
    expect(globalThis.document.activeElement).toBe(next);
    expect(screen.getByText('Removed Draft. 2 documents in all.')).toBeTruthy();
  });

  it('have to be one at least, which is said once the field was touched', async () => {
    renderForm(PresentationForm, '{}');
    const message = 'Add at least one document to present.';
    expect(screen.queryByText(message)).toBeNull();
    await userEvent.click(picker());
    await screen.findByRole('option', { name: /Autumn deck/ });
    await userEvent.tab();
    expect(await screen.findByText(message)).toBeTruthy();
    expect(picker().getAttribute('aria-invalid')).toBe('true');
  });

  it('may be named twice, and then are two', async () => {
    renderForm(PresentationForm, '{"document_ids":["gone","gone"]}');
    await screen.findAllByText("This document no longer exists or isn't in your account.");
    await userEvent.click(screen.getAllByRole('button', { name: 'Remove gone' })[0] ?? picker());
    expect(picked()).toHaveLength(1);
  });
});
