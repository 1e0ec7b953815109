// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseJsonObject } from '@/lib/json/parse';
import { printJson } from '@/lib/json/print';
import { forgetSave, noteSave, recallSave } from './interrupted-save';

const p1 = { userId: 'ada', palId: 'p1' };
const p2 = { userId: 'ada', palId: 'p2' };
const KEY = 'pal-skills:save:["ada","p1"]';
const OUTCOME = { kind: 'not_sent', failure: { code: 'network', message: 'No.' } };
const config = parseJsonObject('{"__proto__": 1e400}');
const meant = new Map(config.ok ? [['a.b[c]', config.value]] : []);
const fetched = vi.fn<(path: string) => Promise<Response>>();

beforeEach(() => {
  fetched
    .mockReset()
    .mockImplementation(async () => Response.json({ state: 'ended', outcome: OUTCOME }));
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => {
  window.sessionStorage.clear();
  vi.unstubAllGlobals();
});

describe('a save under way', () => {
  it('is asked about once on return, with what it sent, token for token', async () => {
    noteSave(p1, 's1', meant);
    const recalled = await recallSave(p1);
    expect(fetched.mock.calls.map(([path]) => path)).toEqual(['/api/pals/p1/saves/s1']);
    expect(recalled?.ended).toEqual(OUTCOME);
    const [[skillId, sent] = []] = recalled?.meant ?? [];
    expect(skillId).toBe('a.b[c]');
    expect(sent && printJson(sent)).toBe('{"__proto__": 1e400}');
    expect(await recallSave(p1)).toBeNull();
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('of another PAL, or that was told of, is not asked about', async () => {
    noteSave(p1, 's1', meant);
    expect(await recallSave(p2)).toBeNull();
    forgetSave(p1);
    expect(await recallSave(p1)).toBeNull();
    expect(fetched).not.toHaveBeenCalled();
  });

  it('of somebody else is not told to whoever is at this tab now', async () => {
    noteSave(p1, 's1', meant);
    expect(await recallSave({ ...p1, userId: 'grace' })).toBeNull();
    expect(fetched).not.toHaveBeenCalled();
    expect((await recallSave(p1))?.ended).toEqual(OUTCOME);
  });

  it('that the server does not know of is told as such, once', async () => {
    fetched.mockImplementation(async () => Response.json({ state: 'not_known' }));
    noteSave(p1, 's1', meant);
    expect((await recallSave(p1))?.ended.kind).toBe('forgotten');
    expect(window.sessionStorage).toHaveLength(0);
  });

  it('that is still running is asked about until it has ended', async () => {
    fetched.mockImplementationOnce(async () => Response.json({ state: 'running' }));
    noteSave(p1, 's1', meant);
    expect((await recallSave(p1))?.ended).toEqual(OUTCOME);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('is asked about again where the dashboard did not answer', async () => {
    fetched.mockRejectedValueOnce(new TypeError('offline'));
    noteSave(p1, 's1', meant);
    await expect(recallSave(p1)).rejects.toThrow('did not answer');
    expect((await recallSave(p1))?.ended).toEqual(OUTCOME);
  });

  it('is not told of where storage is forbidden or holds something else', async () => {
    window.sessionStorage.setItem(KEY, '{"saveId":7}');
    expect(await recallSave(p1)).toBeNull();
    window.sessionStorage.setItem(KEY, '{');
    expect(await recallSave(p1)).toBeNull();
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    noteSave(p2, 's2', meant);
    expect(await recallSave(p2)).toBeNull();
    expect(fetched).not.toHaveBeenCalled();
  });
});
