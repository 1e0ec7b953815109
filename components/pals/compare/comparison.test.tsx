// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { IdentityProvider } from '@/components/layout/identity';
import type { Role } from '@/lib/auth/admin';
import type { EditorView, PalType } from '@/lib/tavus/wire';
import { viewOf } from '../unsaved/test-drafts';
import { Comparison } from './comparison';
import { sideState } from './side-state';

afterEach(cleanup);

const editorView = (pal_id: string, config: string, pal_type: PalType = 'user'): EditorView => ({
  pal: {
    ...{ pal_id, pal_name: `PAL ${pal_id}`, pal_type, pipeline_mode: 'full' },
    ...{ created_at: null, updated_at: null },
  },
  set: viewOf({ acme: config }),
  registry: null,
});

function show(role: Role, rightType: PalType = 'user') {
  const right = editorView('p2', '{"n":1.0}', rightType);
  render(
    <IdentityProvider admin={{ user: { id: 'u', name: 'U' }, role, method: 'password' }}>
      <QueryClientProvider client={new QueryClient()}>
        <Comparison
          sides={{
            left: sideState(editorView('p1', '{"n":1}'), undefined),
            right: sideState(right, undefined),
          }}
          copies={{ isReady: true, byPal: new Map(), put: vi.fn(() => true), undo: vi.fn() }}
          onlyDifferences={false}
          onOnlyDifferences={vi.fn()}
        />
      </QueryClientProvider>
    </IdentityProvider>,
  );
}

const copyButtons = () => screen.queryAllByRole('button', { name: /^Copy (skill )?to/ });

describe('what may be copied', () => {
  it('is any field and any skill, for an editor, either way', () => {
    show('editor');
    expect(copyButtons()).toHaveLength(4);
  });

  it('is nothing for a viewer, who is told so once', () => {
    show('viewer');
    expect(copyButtons()).toEqual([]);
    expect(screen.getAllByText(/view-only access/)).toHaveLength(1);
    expect(screen.getByText('1 skill, which differs')).toBeDefined();
  });

  it('is nothing into a stock PAL, but all out of it', () => {
    show('editor', 'system');
    expect(copyButtons().map(({ title }) => title)).toEqual([
      'Copy skill to left: acme',
      'Copy to left: n',
    ]);
    expect(screen.getByText(/PAL p2 is a stock PAL/)).toBeDefined();
  });
});
