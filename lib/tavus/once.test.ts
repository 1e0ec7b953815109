import { beforeEach, describe, expect, it, vi } from 'vitest';
import { once, recall } from './once';

const MIB = 1024 * 1024;
const keeping = { bytesOf: (text: string) => text.length, shrunk: () => 'shrunk' };

beforeEach(() => {
  Reflect.deleteProperty(globalThis, 'palSkillsOnce');
});

describe('a task', () => {
  it('runs once for an id, also where it fails', async () => {
    let runs = 0;
    const task = () => Promise.resolve(`${(runs += 1)}`);
    expect(await Promise.all([once('a', task, keeping), once('a', task, keeping)])).toEqual([
      '1',
      '1',
    ]);
    const failing = once('b', () => Promise.reject(new Error('no')), keeping);
    await expect(failing).rejects.toThrow('no');
    await expect(once('b', task, keeping)).rejects.toThrow('no');
    expect(recall('c')).toBeNull();
  });

  it('whose result is shrunk because all take too much does not run again', async () => {
    const large = (index: number) => Promise.resolve(`${index}`.repeat(MIB));
    for (let index = 0; index < 64; index += 1) await once(`${index}`, () => large(index), keeping);
    expect(await recall('0')).toBe('shrunk');
    expect(await once('0', () => Promise.reject(new Error('again')), keeping)).toBe('shrunk');
    expect(await recall('63')).toBe('63'.repeat(MIB));
    const kept = await Promise.all(Array.from({ length: 64 }, (_, index) => recall(`${index}`)));
    const bytes = kept.map((text) => String(text).length).reduce((sum, length) => sum + length);
    expect(bytes).toBeLessThanOrEqual(33 * MIB);
  });

  it('is forgotten after 15 minutes, whether or not another one comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
    await once('a', () => Promise.resolve('a'), keeping);
    await vi.advanceTimersByTimeAsync(14 * 60_000);
    expect(await recall('a')).toBe('a');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(recall('a')).toBeNull();
    vi.useRealTimers();
  });
});
