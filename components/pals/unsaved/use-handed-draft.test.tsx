// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { handedDraft, handOver } from './hand-over';
import { draftOf, PLACE } from './test-drafts';
import { useHandedDraft } from './use-handed-draft';

beforeEach(() => sessionStorage.clear());

describe('the draft somebody was sent to the editor with', () => {
  const [other, handed] = [draftOf(PLACE), draftOf(PLACE)];

  it('is restored as soon as it is found, once', () => {
    const restore = vi.fn();
    handOver(handed.key);
    const { rerender } = renderHook(({ offers }) => useHandedDraft(offers, false, restore), {
      initialProps: { offers: [other] },
    });
    expect(restore).not.toHaveBeenCalled();
    rerender({ offers: [other, handed] });
    rerender({ offers: [handed] });
    expect(restore.mock.calls).toEqual([[handed]]);
    expect(handedDraft()).toBeNull();
  });

  it('is only offered where the page has edits of its own', () => {
    const restore = vi.fn();
    handOver(handed.key);
    renderHook(() => useHandedDraft([handed], true, restore));
    expect(restore).not.toHaveBeenCalled();
    expect(handedDraft()).toBeNull();
  });

  it('is no other than the one that was handed over', () => {
    const restore = vi.fn();
    renderHook(() => useHandedDraft([other, handed], false, restore));
    expect(restore).not.toHaveBeenCalled();
  });
});
