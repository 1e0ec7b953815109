// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failure } from '@/lib/failures';
import { ErrorPanel } from './error-panel';

const { refresh } = vi.hoisted(() => ({ refresh: vi.fn() }));
vi.mock('next/navigation', () => ({
  useRouter: () => ({ refresh }),
  usePathname: () => '/pals/p1',
}));

beforeEach(() => refresh.mockClear());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const retryButton = () => screen.getByRole<HTMLButtonElement>('button');

test('it says what happened in an alert and shows the API’s words as text', () => {
  render(<ErrorPanel failure={failure('upstream_error', { detail: '<b>boom</b>' })} />);
  expect(screen.getByRole('alert').textContent).toContain('Tavus had a fault of its own.');
  expect(screen.getByText('<b>boom</b>')).toBeTruthy();
});

test('the button of the server’s HTML takes no click that nobody would hear', () => {
  const html = renderToString(<ErrorPanel failure={failure('timeout')} />);
  expect(html).toMatch(/<button[^>]* disabled=""/);
  render(<ErrorPanel failure={failure('timeout')} />);
  expect(retryButton().disabled).toBe(false);
});

test('trying again asks for the page anew', async () => {
  render(<ErrorPanel failure={failure('timeout')} />);
  await act(async () => fireEvent.click(retryButton()));
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('the button is busy until the retry has settled, and its failing is said', async () => {
  let settle = () => undefined as void;
  const onRetry = vi.fn(() => new Promise<void>((resolve) => (settle = resolve)));
  render(<ErrorPanel failure={failure('timeout')} onRetry={onRetry} />);
  await act(async () => fireEvent.click(retryButton()));
  expect(retryButton().getAttribute('aria-busy')).toBe('true');
  fireEvent.click(retryButton());
  expect(onRetry).toHaveBeenCalledTimes(1);
  await act(async () => settle());
  expect(retryButton().getAttribute('aria-busy')).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('no change yet');
});

test('a rate limit counts down before anything can be sent, and starts anew with the next one', () => {
  vi.useFakeTimers();
  const waitButton = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Try again/ });
  const limited = () => failure('rate_limited', { retry_after_seconds: 90 });
  const { rerender } = render(<ErrorPanel failure={limited()} />);
  expect(waitButton().textContent).toBe('Try again in 1:30');
  expect(waitButton().disabled).toBe(true);
  act(() => vi.advanceTimersByTime(60_000));
  expect(waitButton().textContent).toBe('Try again in 30 s');
  act(() => vi.advanceTimersByTime(30_000));
  expect(waitButton().textContent).toBe('Try again');
  expect(waitButton().disabled).toBe(false);
  rerender(<ErrorPanel failure={limited()} />);
  expect(waitButton().disabled).toBe(true);
});

test('a pause can be passed: the server is told first, then it is tried', async () => {
  const fetched = vi.fn(() => Promise.resolve(Response.json({})));
  vi.stubGlobal('fetch', fetched);
  const onRetry = vi.fn();
  render(
    <ErrorPanel failure={failure('rate_limited', { retry_after_seconds: 90 })} onRetry={onRetry} />,
  );
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Try now' })));
  expect(fetched).toHaveBeenCalledExactlyOnceWith('/api/try-now');
  expect(onRetry).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});

test('where the answer cannot change it leads back instead', () => {
  render(<ErrorPanel failure={failure('invalid_id')} />);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByRole('link', { name: 'Go to the PALs' }).getAttribute('href')).toBe('/pals');
});

test('without a session it leads to the sign-in and back here, and asks for nothing again', () => {
  window.history.replaceState(null, '', '/pals/p1?q=a#magic_canvas');
  render(<ErrorPanel failure={failure('signed_out')} />);
  expect(screen.queryByRole('button')).toBeNull();
  const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Sign in again' });
  expect(new URL(link.href).searchParams.get('back')).toBe('/pals/p1');
  link.addEventListener('click', (event) => event.preventDefault());
  fireEvent.click(link);
  expect(new URL(link.href).searchParams.get('back')).toBe('/pals/p1?q=a#magic_canvas');
});

test('for want of a role it only says so', () => {
  render(<ErrorPanel failure={failure('not_allowed')} />);
  expect(screen.getByRole('alert').textContent).toContain('You are a viewer');
  expect(screen.queryByRole('button')).toBeNull();
});
