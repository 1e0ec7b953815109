import { parseJsonObject } from '@/lib/json/parse';
import { EMPTY_OBJECT, type JsonObject } from '@/lib/json/node';
import { fingerprint } from '@/lib/skill-set/fingerprint';
import { toWire, type SkillSet } from '@/lib/skill-set/skill-set';
import type { SkillSetView } from '@/lib/tavus/wire';
import type { KeptDraft } from './draft-record';
import type { DraftPlace } from './draft-keys';
import { newDraftKey } from './draft-store';

export const PLACE: DraftPlace = { scope: 'https://tavus.test/', palId: 'p1' };
export const NOW = Date.UTC(2026, 10, 23, 14, 2);

/** A set as the browser gets it, from configs as JSON text. For tests only. */
export function viewOf(configs: Readonly<Record<string, string>>, second = 0): SkillSetView {
  const set: SkillSet = new Map(
    Object.entries(configs).map(([skill_id, text]) => [
      skill_id,
      { skill_id, config: configOf(text), attached_at: null, updated_at: null },
    ]),
  );
  const read_at = new Date(NOW + second * 1000).toISOString();
  return { skills: toWire(set), fingerprint: fingerprint(set), read_at };
}

export function configOf(text: string): JsonObject {
  const parsed = parseJsonObject(text);
  return parsed.ok ? parsed.value : EMPTY_OBJECT;
}

/** Edits of one field, kept `age` milliseconds before `NOW`. */
export function draftOf(place: DraftPlace, age = 0, value = '"Mine"'): KeptDraft {
  return {
    key: newDraftKey(place),
    kept_at: new Date(NOW - age).toISOString(),
    edited_at: new Date(NOW - age).toISOString(),
    baseline: viewOf({ presentation: '{"prompt":"Old"}' }),
    changes: [
      {
        kind: 'edit',
        skill_id: 'presentation',
        operations: [{ op: 'replace', path: '/prompt', value }],
      },
    ],
    texts: [],
  };
}

/** A browser's storage that holds so many characters. */
export function memoryStorage(capacity = Infinity): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => {
      if (text.length > capacity) throw new DOMException('Full', 'QuotaExceededError');
      items.set(key, text);
    },
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

/** One whose every use is refused. */
export function forbiddenStorage(): Storage {
  const refuse = () => {
    throw new DOMException('Forbidden', 'SecurityError');
  };
  return {
    get length() {
      return refuse();
    },
    key: refuse,
    getItem: refuse,
    setItem: refuse,
    removeItem: refuse,
    clear: refuse,
  };
}
