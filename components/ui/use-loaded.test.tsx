// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { Component, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useLoaded } from './use-loaded';

interface PartProps {
  load: () => Promise<string>;
  isNeeded?: boolean;
}

function Part({ load, isNeeded = true }: PartProps) {
  return <p>{useLoaded(load, isNeeded) ?? 'stand-in'}</p>;
}

class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override render() {
    return this.state.error === null ? this.props.children : <p>lost</p>;
  }
}

afterEach(cleanup);

describe('useLoaded', () => {
  it('gives null until the code is there, and what it holds at once from then on', async () => {
    const load = vi.fn(async () => 'the code');
    const { unmount } = render(<Part load={load} />);
    expect(screen.getByText('stand-in')).toBeTruthy();
    expect(await screen.findByText('the code')).toBeTruthy();
    unmount();
    render(<Part load={load} />);
    expect(screen.getByText('the code')).toBeTruthy();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('loads nothing until it is needed', async () => {
    const load = vi.fn(async () => 'the code');
    const { rerender } = render(<Part load={load} isNeeded={false} />);
    expect(load).not.toHaveBeenCalled();
    rerender(<Part load={load} isNeeded />);
    expect(await screen.findByText('the code')).toBeTruthy();
  });

  it('throws a failure to the nearest boundary', async () => {
    const caught = vi.fn();
    const load = () => Promise.reject(new Error('the release is gone'));
    render(
      <Boundary>
        <Part load={load} />
      </Boundary>,
      { onCaughtError: caught },
    );
    expect(await screen.findByText('lost')).toBeTruthy();
    expect(caught).toHaveBeenCalledTimes(1);
  });
});
