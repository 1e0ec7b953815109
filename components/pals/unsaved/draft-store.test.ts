import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonObjects } from '@/lib/json/arbitraries';
import { diffSkillSets } from '@/lib/skill-set/changes';
import { fingerprint } from '@/lib/skill-set/fingerprint';
import { toWire, type SkillSet } from '@/lib/skill-set/skill-set';
import { DRAFT_PREFIX, draftKeys } from './draft-keys';
import { printRecord } from './draft-record';
import { newDraftKey, readDrafts, removeDraft, writeDraft } from './draft-store';
import { draftOf, forbiddenStorage, memoryStorage, NOW, PLACE, viewOf } from './test-drafts';

const HOUR = 60 * 60 * 1000;

describe('kept drafts', () => {
  it('come back as they were written, newest first', () => {
    const storage = memoryStorage();
    const [older, newer] = [draftOf(PLACE, 2 * HOUR), draftOf(PLACE, HOUR, '"Newer"')];
    expect(writeDraft(storage, older) && writeDraft(storage, newer)).toBe(true);
    expect(readDrafts(storage, PLACE, NOW)).toEqual([newer, older]);
  });

  it('come back token for token, whatever the sets hold', () => {
    const ids = fc.constantFrom('presentation', '__proto__', 'a.b[0]', 'constructor');
    const sets = fc
      .uniqueArray(fc.tuple(ids, jsonObjects), { selector: ([id]) => id })
      .map((entries) => new Map(entries));
    fc.assert(
      fc.property(sets, sets, (before, after) => {
        const changes = diffSkillSets(before, after);
        fc.pre(changes.length > 0);
        const set: SkillSet = new Map(
          [...before].map(([skill_id, config]) => [
            skill_id,
            { skill_id, config, attached_at: 'odd', updated_at: null },
          ]),
        );
        const baseline = { ...viewOf({}), skills: toWire(set), fingerprint: fingerprint(set) };
        const draft = { ...draftOf(PLACE), baseline, changes };
        const storage = memoryStorage();
        writeDraft(storage, draft);
        expect(readDrafts(storage, PLACE, NOW)).toEqual([draft]);
      }),
    );
  });

  it('keep tokens that JavaScript would spoil', () => {
    const odd = '{ "n": 1e400, "__proto__": {"x": 1.0}, "big": 9007199254740993, "z": -0 }';
    const storage = memoryStorage();
    const draft = {
      ...draftOf(PLACE),
      baseline: viewOf({ odd }),
      changes: [
        { kind: 'attach' as const, skill_id: '__proto__', config: odd },
        {
          kind: 'edit' as const,
          skill_id: 'odd',
          operations: [{ op: 'replace' as const, path: '/__proto__/x', value: '1e-400' }],
        },
      ],
    };
    writeDraft(storage, draft);
    const [back] = readDrafts(storage, PLACE, NOW);
    expect(back?.changes).toEqual(draft.changes);
    expect(back?.baseline.skills[0]?.config).toBe(odd);
  });

  it('are given up after 24 hours, those of other PALs too', () => {
    const storage = memoryStorage();
    const other = { ...PLACE, palId: 'p2' };
    const young = draftOf(PLACE, 24 * HOUR);
    const rest = [draftOf(PLACE, 24 * HOUR + 1), draftOf(other, 25 * HOUR), draftOf(other, HOUR)];
    for (const draft of [young, ...rest]) writeDraft(storage, draft);
    expect(readDrafts(storage, PLACE, NOW)).toEqual([young]);
    expect(draftKeys(storage)).toEqual([young.key, rest[2]?.key]);
  });

  it('stay where an open editor holds them, however old, and are not offered', () => {
    const storage = memoryStorage();
    const held = draftOf(PLACE, 30 * HOUR);
    writeDraft(storage, held);
    expect(readDrafts(storage, PLACE, NOW, new Set([held.key]))).toEqual([]);
    expect(draftKeys(storage)).toEqual([held.key]);
  });

  it('come back with texts that are no JSON yet, also where nothing else is unsaved', () => {
    const storage = memoryStorage();
    const texts = [{ skill_id: 'acme', reason: 'Line 1', text: '{"half": "\ud83d' }];
    const draft = { ...draftOf(PLACE), changes: [], texts };
    writeDraft(storage, draft);
    expect(readDrafts(storage, PLACE, NOW)).toEqual([draft]);
  });

  it('of the version before come back, last edited when they were kept', () => {
    const storage = memoryStorage();
    const draft = draftOf(PLACE, HOUR);
    const record = JSON.parse(printRecord(draft));
    const old = { ...record, version: 1, edited_at: undefined, texts: undefined };
    storage.setItem(draft.key, JSON.stringify(old));
    expect(readDrafts(storage, PLACE, NOW)).toEqual([draft]);
  });

  it('are given up where their time lies far in the future', () => {
    const storage = memoryStorage();
    writeDraft(storage, draftOf(PLACE, -25 * HOUR));
    expect(readDrafts(storage, PLACE, NOW)).toEqual([]);
    expect(draftKeys(storage)).toEqual([]);
  });

  it('of one API are never read at another, nor those of a PAL with a like name', () => {
    const storage = memoryStorage();
    writeDraft(storage, draftOf({ scope: 'sandbox', palId: 'p1' }));
    writeDraft(storage, draftOf({ scope: PLACE.scope, palId: 'p1:p' }));
    expect(readDrafts(storage, PLACE, NOW)).toEqual([]);
    expect(draftKeys(storage)).toHaveLength(2);
  });

  it('are ignored and removed where they cannot be read, and nothing else is touched', () => {
    const whole = printRecord(draftOf(PLACE));
    const broken = [
      '',
      'null',
      '{',
      '[]',
      whole.slice(0, -1),
      whole.replace('"version":2', '"version":3'),
      whole.replace('"kept_at":"2026', '"kept_at":"long ago'),
      whole.replace('"edit"', '"smash"'),
      whole.replace('"op":"replace"', '"op":"move"'),
      // A change that does not lie on its own baseline, and a config that is no object.
      whole.replace('"path":"/prompt"', '"path":"/gone"'),
      whole.replace(/"config":"[^,]*",/, '"config":"[]",'),
      whole.replace(/"changes":.*$/, '"changes":[]}'),
      whole.replace('"texts":[]', '"texts":[{"text":1}]'),
    ];
    for (const text of broken) {
      const storage = memoryStorage();
      storage.setItem(newDraftKey(PLACE), text);
      storage.setItem('theme', 'dark');
      expect(readDrafts(storage, PLACE, NOW), text).toEqual([]);
      expect(storage.length, text).toBe(1);
    }
  });

  it('never fail where the storage is full, forbidden or not there', () => {
    const draft = draftOf(PLACE);
    for (const storage of [memoryStorage(10), forbiddenStorage(), null]) {
      expect(writeDraft(storage, draft)).toBe(false);
      expect(readDrafts(storage, PLACE, NOW)).toEqual([]);
      removeDraft(storage, draft.key);
    }
  });

  it('have names of their own', () => {
    const names = Array.from({ length: 1000 }, () => newDraftKey(PLACE));
    expect(new Set(names).size).toBe(1000);
    expect(names.every((name) => name.startsWith(DRAFT_PREFIX))).toBe(true);
  });
});
