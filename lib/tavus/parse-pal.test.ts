import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonNode } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { findPal, parsePal } from './parse-pal';

function node(value: unknown): JsonNode {
  const parsed = parseJson(JSON.stringify(value));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

const ALLOWED = ['pal_id', 'pal_name', 'pipeline_mode', 'created_at', 'updated_at'];
const SECRET = 'MARKER';

/** Any value at all, with a marker at every leaf and in every key. */
const marked = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string().map((text) => SECRET + text),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.string().map((key) => SECRET + key),
      tie('value'),
      { maxKeys: 3 },
    ),
  ),
})).value;

const member = fc.oneof(
  fc.constantFrom('layers', 'system_prompt', 'document_ids', 'conferencing_email', 'skills'),
  fc.constantFrom('__proto__', 'constructor', 'toString'),
  fc.string().filter((key) => !ALLOWED.includes(key) && !/^persona_(?:id|name)$/.test(key)),
);

describe('what may leave the server of a PAL', () => {
  it('is never more than the list, for 1,000 random PALs with a marker at each other leaf', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(member, marked), { minLength: 1, maxLength: 8 }),
        fc.array(fc.constantFrom(...ALLOWED.slice(1)), { maxLength: 4 }),
        fc.constantFrom('data array', 'data object', 'bare'),
        (others, own, shape) => {
          // JSON text by hand: an object literal would lose `__proto__`.
          const members = [
            ...others.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`),
            ...own.map((key) => `"${key}":"fine"`),
            '"pal_id":"p1"',
          ].join(',');
          const pal = `{${members}}`;
          const text = {
            'data array': `{"data":[${pal}]}`,
            'data object': `{"data":${pal}}`,
            bare: pal,
          };
          const body = parseJson(text[shape]);
          const summary = body.ok ? findPal(body.value, 'p1') : null;
          expect(summary?.pal_id).toBe('p1');
          expect(JSON.stringify(summary)).not.toContain(SECRET);
          expect(Object.keys(summary ?? {}).sort()).toEqual([...ALLOWED, 'pal_type'].sort());
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is nothing of a listed member that is no string', () => {
    const pal = { pal_id: 'p1', pal_name: { SECRET }, pipeline_mode: [SECRET], created_at: 5 };
    expect(parsePal(node(pal), 'user')).toEqual({
      pal_id: 'p1',
      pal_name: '',
      pal_type: 'user',
      pipeline_mode: null,
      created_at: null,
      updated_at: null,
    });
  });
});

describe('a PAL', () => {
  it('is read under its old name too', () => {
    const pal = parsePal(node({ persona_id: 'p1', persona_name: 'Ada' }), null);
    expect(pal).toMatchObject({ pal_id: 'p1', pal_name: 'Ada' });
  });

  it('is found among several, and is not taken for another', () => {
    const body = node({ data: [{ pal_id: 'p0' }, { pal_id: 'p1', pal_name: 'Ada' }] });
    expect(findPal(body, 'p1')?.pal_name).toBe('Ada');
    expect(findPal(body, 'p2')).toBeNull();
  });

  it.each([{}, [], null, 'p1', { data: null }, { data: {} }, { data: [] }, { pal_id: 1 }])(
    'is not read into %j',
    (body) => {
      expect(findPal(node(body), 'p1')).toBeNull();
    },
  );
});
