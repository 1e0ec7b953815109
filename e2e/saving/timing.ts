import { randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Agent, fetch } from 'undici';
import type { SkillChange } from '@/lib/skill-set/changes';
import { viewOf } from '@/lib/skill-set/view';
import { saveSkillSet } from '@/lib/tavus/save-skill-set';
import { readSkillSet } from '@/lib/tavus/skills';
import type { Upstream } from '@/lib/tavus/upstream';

/** In milliseconds, each list sorted. */
export interface SaveTimes {
  /** From the end of the re-read to the PUT leaving: what another program can slip into. */
  readonly gap: readonly number[];
  /** A whole save. */
  readonly save: readonly number[];
  /** The same GET, PUT, GET by themselves. */
  readonly direct: readonly number[];
}

const WARM_UP = 50;

/**
 * Times saves of one PAL, each followed by the same three calls made directly, so that both meet
 * the same machine.
 */
export async function timeSaves(api: Upstream, palId: string, count: number): Promise<SaveTimes> {
  const times = { gap: [] as number[], save: [] as number[], direct: [] as number[] };
  const gaps = watchGaps(`/v2/pals/${palId}/skills`);
  const agent = new Agent();
  for (let index = -WARM_UP; index < count; index += 1) {
    const isCounted = index >= 0;
    const changes = guidance(`Text ${index}`);
    const { fingerprint, body } = await bodyOf(palId);
    gaps.start();
    const save = await timed(async () => {
      const request = { palId, saveId: randomUUID(), baseFingerprint: fingerprint, changes };
      const result = await saveSkillSet(request);
      if (!result.ok || result.data.kind !== 'saved') throw new Error('A save did not end well');
    });
    const gap = gaps.end();
    const direct = await timed(() => threeCalls(api, palId, body, agent));
    if (!isCounted) continue;
    times.gap.push(gap);
    times.save.push(save);
    times.direct.push(direct);
  }
  gaps.stop();
  await agent.close();
  for (const list of Object.values(times)) list.sort((a, b) => a - b);
  return times;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function guidance(text: string): SkillChange[] {
  const value = JSON.stringify(text);
  const operations = [{ op: 'add' as const, path: '/usage_guidance', value }];
  return [{ kind: 'edit', skill_id: 'magic_canvas', operations }];
}

/** The set as it is, and the body that would put it back. */
async function bodyOf(palId: string): Promise<{ fingerprint: string; body: string }> {
  // Only the save is to feel the load.
  const set = await readSkillSet(palId, { isUrgent: true });
  if (!set.ok) throw new Error(set.error.message);
  const view = viewOf(set.data, set.read_at);
  const skills = view.skills.map(
    ({ skill_id, config }) => `${JSON.stringify(skill_id)}:{"config":${config}}`,
  );
  return { fingerprint: view.fingerprint, body: `{"skills":{${skills.join(',')}}}` };
}

async function threeCalls(api: Upstream, palId: string, body: string, agent: Agent): Promise<void> {
  const url = new URL(`/v2/pals/${palId}/skills`, api.baseUrl);
  const headers = { 'x-api-key': api.apiKey, 'content-type': 'application/json' };
  for (const method of ['GET', 'PUT', 'GET']) {
    const own = method === 'PUT' ? { body } : {};
    const response = await fetch(url, { method, headers, dispatcher: agent, ...own });
    await response.json();
    if (!response.ok) throw new Error(`${method} answered ${response.status}`);
  }
}

/** Hears from the HTTP client itself when an answer has ended and when a request leaves. */
function watchGaps(path: string) {
  let readEnd = Number.NaN;
  let putStart = Number.NaN;
  const onEnd = (message: unknown) => {
    if (methodOf(message, path) === 'GET' && Number.isNaN(putStart)) readEnd = performance.now();
  };
  const onSend = (message: unknown) => {
    if (methodOf(message, path) === 'PUT' && Number.isNaN(putStart)) putStart = performance.now();
  };
  subscribe('undici:request:trailers', onEnd);
  subscribe('undici:client:sendHeaders', onSend);
  return {
    start: () => {
      readEnd = Number.NaN;
      putStart = Number.NaN;
    },
    /** Milliseconds between the last read that ended before the PUT, and the PUT. */
    end: () => putStart - readEnd,
    stop: () => {
      unsubscribe('undici:request:trailers', onEnd);
      unsubscribe('undici:client:sendHeaders', onSend);
    },
  };
}

/** The method of a request to this path; undefined for any other. */
function methodOf(message: unknown, path: string): unknown {
  const request = memberOf(message, 'request');
  return memberOf(request, 'path') === path ? memberOf(request, 'method') : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, name) : undefined;
}
