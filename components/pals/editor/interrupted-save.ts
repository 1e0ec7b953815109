import { parseJson } from '@/lib/json/parse';
import { printJson } from '@/lib/json/print';
import { getJson } from '@/lib/get-json';
import { paths } from '@/lib/paths';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import type { SaveStatus } from '@/lib/skill-set/outcome';
import * as z from 'zod/mini';
import type { SaveResult } from './use-save';

const noteSchema = z.object({
  saveId: z.string(),
  /** What was sent, a pair of id and JSON text for each skill. */
  meant: z.array(z.tuple([z.string(), z.string()])),
});

/** Whose save of which PAL: the next person at this tab is not told of it. */
export interface SavePlace {
  readonly userId: string;
  readonly palId: string;
}

/** A save whose end nobody at this tab has been told of. */
export interface InterruptedSave {
  readonly ended: SaveResult;
  readonly meant: SkillConfigs;
}

/** Keeps in this tab that a save is under way, through reloads and ways back. */
export function noteSave(place: SavePlace, saveId: string, meant: SkillConfigs): void {
  const pairs = [...meant].map(([skillId, config]) => [skillId, printJson(config)]);
  inStorage((storage) => storage.setItem(keyOf(place), JSON.stringify({ saveId, meant: pairs })));
}

export function forgetSave(place: SavePlace): void {
  inStorage((storage) => storage.removeItem(keyOf(place)));
}

/**
 * Asks how the save ended that was under way when this tab left the PAL; waits where it still is.
 * Never saves: a save that did not reach the dashboard stays unmade.
 * @returns null where there was none
 * @throws FailureError where the dashboard does not answer; then it can be asked again
 */
export async function recallSave(place: SavePlace): Promise<InterruptedSave | null> {
  const note = readNote(place);
  if (note === null) return null;
  const ended = await askStatus(place.palId, note.saveId);
  forgetSave(place);
  return { ended, meant: configsOf(note.meant) };
}

/**
 * Asks how a save ended; waits where it is still under way. Never saves.
 * @throws FailureError where the dashboard does not answer
 */
export async function askStatus(palId: string, saveId: string): Promise<SaveResult> {
  const path = paths.api.save(palId, saveId);
  let status = await getJson<SaveStatus>(path);
  while (status.state === 'running') status = await getJson<SaveStatus>(path);
  switch (status.state) {
    case 'ended':
      return status.outcome;
    case 'refused':
      return { kind: 'not_sent', failure: status.failure };
    case 'not_known':
      return { kind: 'forgotten', wasRead: false };
  }
}

function readNote(place: SavePlace): z.infer<typeof noteSchema> | null {
  const text = inStorage((storage) => storage.getItem(keyOf(place)));
  if (typeof text !== 'string') return null;
  const note = noteSchema.safeParse(jsonOrNull(text));
  return note.success ? note.data : null;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function configsOf(pairs: readonly (readonly [string, string])[]): SkillConfigs {
  return new Map(
    pairs.flatMap(([skillId, text]) => {
      const config = parseJson(text);
      return config.ok ? [[skillId, config.value]] : [];
    }),
  );
}

function keyOf({ userId, palId }: SavePlace): string {
  return `pal-skills:save:${JSON.stringify([userId, palId])}`;
}

/** Storage that is full or forbidden is no error: then nothing is told on return. */
function inStorage<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(window.sessionStorage);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
