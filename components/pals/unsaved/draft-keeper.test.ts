import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeeper } from './draft-keeper';
import { draftKeys } from './draft-keys';
import { readDrafts, writeDraft } from './draft-store';
import { draftOf, forbiddenStorage, memoryStorage, NOW, PLACE } from './test-drafts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const edits = (text: string) => draftOf(PLACE, 0, JSON.stringify(text));
const changesIn = (storage: Storage) =>
  readDrafts(storage, PLACE, Date.now()).map(({ changes }) => changes);

describe('the keeper of a draft', () => {
  it('writes a moment later, once, what is unsaved then', () => {
    const storage = memoryStorage();
    const write = vi.spyOn(storage, 'setItem');
    const keeper = createKeeper(storage, PLACE);
    keeper.put(() => edits('a'));
    keeper.put(() => edits('ab'));
    expect(draftKeys(storage)).toEqual([]);
    vi.advanceTimersByTime(300);
    expect(changesIn(storage)).toEqual([edits('ab').changes]);
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('also writes while somebody types without a pause', () => {
    const storage = memoryStorage();
    const keeper = createKeeper(storage, PLACE);
    for (let length = 1; length <= 10; length += 1) {
      keeper.put(() => edits('x'.repeat(length)));
      vi.advanceTimersByTime(100);
    }
    expect(changesIn(storage)).toEqual([edits('x'.repeat(9)).changes]);
  });

  it('writes at once when asked to', () => {
    const storage = memoryStorage();
    const keeper = createKeeper(storage, PLACE);
    keeper.put(() => edits('a'));
    keeper.flush();
    expect(changesIn(storage)).toEqual([edits('a').changes]);
  });

  it('removes its draft when nothing is unsaved any more, and no other', () => {
    const storage = memoryStorage();
    const other = draftOf(PLACE);
    writeDraft(storage, other);
    const keeper = createKeeper(storage, PLACE);
    keeper.put(() => edits('a'));
    keeper.flush();
    keeper.put(() => null);
    keeper.flush();
    expect(draftKeys(storage)).toEqual([other.key]);
    expect(keeper.isKept()).toBe(true);
  });

  it('keeps the time of the last edit when only the reading is newer', () => {
    const storage = memoryStorage();
    const keeper = createKeeper(storage, PLACE);
    keeper.put(() => edits('a'));
    vi.advanceTimersByTime(60_000);
    const { baseline, changes, texts } = edits('a');
    keeper.put(() => ({ baseline: { ...baseline, read_at: 'later' }, changes, texts }));
    vi.advanceTimersByTime(60_000);
    const [kept] = readDrafts(storage, PLACE, Date.now());
    expect(kept?.edited_at).toBe(new Date(NOW + 300).toISOString());
  });

  it('renews what it keeps while the editor is open, not when it was edited', () => {
    const storage = memoryStorage();
    const keeper = createKeeper(storage, PLACE);
    keeper.renew();
    expect(draftKeys(storage)).toEqual([]);
    keeper.put(() => edits('a'));
    keeper.flush();
    for (let hours = 1; hours <= 25; hours += 1) {
      vi.advanceTimersByTime(60 * 60 * 1000);
      keeper.renew();
    }
    const [kept] = readDrafts(storage, PLACE, Date.now());
    expect(kept).toMatchObject({
      changes: edits('a').changes,
      edited_at: new Date(NOW).toISOString(),
      kept_at: new Date(Date.now()).toISOString(),
    });
  });

  it('writes again what another tab has removed, before it says that all is kept', () => {
    const storage = memoryStorage();
    const keeper = createKeeper(storage, PLACE);
    keeper.put(() => edits('a'));
    keeper.flush();
    storage.clear();
    keeper.flush();
    expect(keeper.isKept()).toBe(true);
    expect(changesIn(storage)).toEqual([edits('a').changes]);
  });

  it('lets two open editors of one PAL keep their own', () => {
    const storage = memoryStorage();
    const [one, two] = [createKeeper(storage, PLACE), createKeeper(storage, PLACE)];
    one.put(() => edits('one'));
    two.put(() => edits('two'));
    vi.advanceTimersByTime(300);
    one.put(() => null);
    vi.advanceTimersByTime(300);
    expect(changesIn(storage)).toEqual([edits('two').changes]);
  });

  it('takes over a draft under its own name, with its time', () => {
    const storage = memoryStorage();
    const left = draftOf(PLACE, 5_000);
    writeDraft(storage, left);
    const keeper = createKeeper(storage, PLACE);
    keeper.take(left);
    keeper.put(() => left);
    vi.advanceTimersByTime(300);
    expect(readDrafts(storage, PLACE, NOW)).toEqual([{ ...left, key: keeper.key }]);
  });

  it('leaves a draft where it lies when there is no room to take it over', () => {
    const left = draftOf(PLACE);
    const storage = memoryStorage();
    writeDraft(storage, left);
    vi.spyOn(storage, 'setItem').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    createKeeper(storage, PLACE).take(left);
    expect(readDrafts(storage, PLACE, NOW)).toEqual([left]);
  });

  it('parks what is unsaved under another name, so that both are kept', () => {
    const storage = memoryStorage();
    const left = draftOf(PLACE, 5_000, '"Left"');
    writeDraft(storage, left);
    const keeper = createKeeper(storage, PLACE);
    keeper.put(() => edits('here'));
    const parked = keeper.park();
    keeper.take(left);
    expect(parked?.changes).toEqual(edits('here').changes);
    expect(readDrafts(storage, PLACE, NOW)).toEqual([parked, { ...left, key: keeper.key }]);
    expect(createKeeper(storage, PLACE).park()).toBeNull();
  });

  it('says so where nothing can be kept, and tries again with the next edit', () => {
    const storage = memoryStorage();
    const write = vi.spyOn(storage, 'setItem').mockImplementationOnce(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    const keeper = createKeeper(storage, PLACE);
    keeper.put(() => edits('a'));
    keeper.flush();
    expect(keeper.isKept()).toBe(false);
    keeper.put(() => edits('a'));
    keeper.flush();
    expect(keeper.isKept()).toBe(true);
    expect(write).toHaveBeenCalledTimes(2);
  });

  it('never fails where storage is forbidden', () => {
    for (const storage of [forbiddenStorage(), null]) {
      const keeper = createKeeper(storage, PLACE);
      keeper.put(() => edits('a'));
      keeper.flush();
      expect(keeper.isKept()).toBe(false);
      expect(keeper.park()?.changes).toEqual(edits('a').changes);
      keeper.put(() => null);
      keeper.flush();
    }
  });
});
