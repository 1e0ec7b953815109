import { describe, expect, it } from 'vitest';
import { asString } from '@/lib/json/node';
import { getIn } from '@/lib/json/pointer';
import { printJson } from '@/lib/json/print';
import { parseJson } from '@/lib/json/parse';
import { configsOf, requestBody } from '@/lib/skill-set/changes';
import { createSandbox } from '../app';
import { judgeTogether } from '../rules/exclusion';
import { judgeSkillSet } from '../rules/skill-body';
import type { StoredPal } from '../store';
import { DELETED_DOCUMENT } from './documents';
import { NOT_GRANTED_SKILL } from './registry';

const { store } = createSandbox({ apiKey: 'key' });
const pals = store.palsOf(undefined);

function named(name: string): StoredPal {
  const found = pals.find((pal) => asString(pal.body.entries.get('pal_name')) === name);
  if (found === undefined) throw new Error(`No PAL is called ${name}`);
  return found;
}

describe('the sample', () => {
  it('has a company of PALs, two of them stock, one echo, one bare, one with most skills', () => {
    expect(store.palsOf('user').length).toBeGreaterThanOrEqual(24);
    expect(store.palsOf('system')).toHaveLength(3);
    const modes = pals.map((pal) => asString(pal.body.entries.get('pipeline_mode')));
    expect(modes.filter((mode) => mode === 'echo')).toHaveLength(1);
    expect(pals.filter((pal) => pal.skills.size === 0)).toHaveLength(1);
    const most = Math.max(...pals.map((pal) => pal.skills.size));
    expect(pals.filter((pal) => pal.skills.size === most)).toHaveLength(1);
    expect(store.registry.size).toBe(8);
  });

  it('has names in several scripts, one of 120 characters, one with markup', () => {
    const names = pals.map((pal) => asString(pal.body.entries.get('pal_name')) ?? '');
    const scripts = [
      /\p{Script=Arabic}/u,
      /\p{Script=Katakana}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Devanagari}/u,
      /<b>/,
      /^.{120}$/,
    ];
    for (const script of scripts) expect(names.filter((name) => script.test(name))).toHaveLength(1);
  });

  it('has sixty documents in every status and of every kind', () => {
    const documents = [...store.documents.values()];
    expect(documents).toHaveLength(60);
    expect(new Set(documents.map(({ status }) => status)).size).toBe(5);
    for (const ending of [/\.pdf$/, /\.(?:png|jpg)$/, /\.docx$/, /\/$/]) {
      expect(documents.some(({ document_url }) => ending.test(document_url))).toBe(true);
    }
    expect(documents.some(({ pages }) => (pages ?? 0) > 50)).toBe(true);
  });

  it('has a canvas no reference knows, with tokens JavaScript cannot hold', () => {
    const text = printJson(
      named('Roaming adviser').skills.get('magic_canvas')?.config ?? { kind: 'array', items: [] },
    );
    expect(text).toContain('"whiteboard"');
    expect(text).toContain('"layout_hint"');
    expect(text).toContain('9007199254740993');
    expect(text).toContain('1e400');
  });

  it('holds nothing that the API would refuse, apart from what became stale', () => {
    // A deleted document, and a canvas that a newer version of the API took.
    const stale = ['Home broadband sales', 'Roaming adviser'];
    const grown = createSandbox({ apiKey: 'key', pals: 400 }).store;
    const refused = grown.palsOf(undefined).filter(({ skills }) => {
      const body = parseJson(requestBody(configsOf(skills)));
      const judged = body.ok && judgeSkillSet(body.value, new Map(), grown);
      const isTaken = judged !== false && judged.ok;
      return !isTaken || judgeTogether(skills.keys(), new Map()).length > 0;
    });
    const names = refused.map(({ body }) => asString(body.entries.get('pal_name')));
    expect(names.sort()).toEqual(stale);
    expect(pals.some(({ skills }) => skills.has(NOT_GRANTED_SKILL))).toBe(false);
  });

  it('has the stored forms that are normal', () => {
    const texts = pals.flatMap(({ skills }) =>
      [...skills.values()].map((s) => printJson(s.config)),
    );
    expect(texts).toContain('{"components": {}, "usage_guidance": ""}');
    expect(texts.some((text) => /"slide":\d.*"slide_document_id"/.test(text))).toBe(true);
    const eightOff = /^\{"components":\{("[a-z_]+":\{"enabled":false\},?){8}\}\}$/;
    expect(texts.some((text) => eightOff.test(text))).toBe(true);
    expect(texts.some((text) => /"usage_guidance":"[^"]{300,}/.test(text))).toBe(true);
  });

  it('names one document that is not there, and no other', () => {
    const missing = pals.flatMap((pal) => {
      const ids = getIn(pal.skills.get('presentation')?.config, ['document_ids']);
      const list = ids?.kind === 'array' ? ids.items.flatMap((id) => asString(id) ?? []) : [];
      return list.filter((id) => !store.documents.has(id));
    });
    expect(missing).toEqual([DELETED_DOCUMENT]);
  });

  it('has a prompt of thousands of characters over many lines', () => {
    const { skills } = named('Investor relations presenter');
    const prompt = asString(getIn(skills.get('presentation')?.config, ['prompt'])) ?? '';
    expect(prompt.length).toBeGreaterThan(2500);
    expect(prompt.split('\n').length).toBeGreaterThan(40);
  });

  it('spreads attachments over the year before November 2026', () => {
    const skills = pals.flatMap((pal) => [...pal.skills.values()]);
    const months = new Set(skills.map(({ attached_at }) => attached_at?.slice(0, 7)));
    expect(months.size).toBeGreaterThanOrEqual(10);
    for (const { attached_at, updated_at } of skills) {
      expect(String(attached_at) >= '2025-11').toBe(true);
      expect(String(updated_at) < '2026-11').toBe(true);
      expect(String(updated_at) >= String(attached_at)).toBe(true);
    }
    expect(skills.some(({ attached_at, updated_at }) => attached_at === updated_at)).toBe(true);
  });

  it('grows to the numbers asked for, the same from the same seed, in little time', () => {
    const grow = (seed: number) =>
      createSandbox({ apiKey: 'key', pals: 5000, documents: 3000, seed }).store;
    const before = process.cpuUsage();
    const first = grow(7);
    // The processor's time: the clock on the wall also counts what else the machine does.
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
    const ids = (of: typeof first) => [...of.pals.keys()];
    expect(first.pals.size).toBe(5000);
    expect(first.documents.size).toBe(3000);
    expect(ids(grow(7))).toEqual(ids(first));
    expect(ids(grow(8))).not.toEqual(ids(first));
    for (const pal of pals)
      expect(printJson(first.pals.get(pal.pal_id)?.body ?? pal.body)).toBe(printJson(pal.body));
  });
});
