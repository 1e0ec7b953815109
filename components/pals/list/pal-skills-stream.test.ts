import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PalSkillsLine } from '@/lib/tavus/wire';
import { BrokenStreamError, readPalSkillsLines } from './pal-skills-stream';

const anyLine: fc.Arbitrary<PalSkillsLine> = fc.oneof(
  fc.record({
    pal_id: fc.string(),
    ok: fc.constant(true as const),
    skills: fc.array(
      fc.record({
        skill_id: fc.string({ unit: 'grapheme' }),
        attached_at: fc.option(fc.string()),
        updated_at: fc.option(fc.string()),
        summary: fc.string({ unit: 'grapheme' }),
        notes: fc.array(fc.record({ level: fc.constant('warning' as const), text: fc.string() }), {
          maxLength: 2,
        }),
        document_ids: fc.array(fc.string(), { maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
    read_at: fc.string(),
    begun_ms: fc.integer(),
  }),
  fc.record({
    pal_id: fc.string(),
    ok: fc.constant(false as const),
    message: fc.string({ unit: 'grapheme' }),
    code: fc.constant('rate_limited' as const),
    begun_ms: fc.integer(),
  }),
);

/** A body that arrives in pieces of these sizes, in turn. */
function bodyOf(text: string, sizes: readonly number[] = []): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start(controller) {
      let at = 0;
      for (let turn = 0; at < bytes.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? bytes.length;
        controller.enqueue(bytes.slice(at, at + size));
        at += size;
      }
      controller.close();
    },
  });
}

async function collect(body: ReadableStream<Uint8Array>): Promise<PalSkillsLine[]> {
  const lines: PalSkillsLine[] = [];
  for await (const line of readPalSkillsLines(body)) lines.push(line);
  return lines;
}

test('lines come out as they went in, wherever the network cuts them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyLine, { maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      async (lines, sizes, endsWithNewline) => {
        const text = lines.map((line) => JSON.stringify(line)).join('\n');
        const body = bodyOf(endsWithNewline ? `${text}\n` : text, sizes);
        expect(await collect(body)).toEqual(lines);
      },
    ),
  );
});

test.each([
  ['cut in its middle', '{"pal_id":"p1","ok":true,"ski'],
  ['of HTML', '<html>Bad gateway</html>\n'],
  ['without skills', '{"pal_id":"p1","ok":true}\n'],
  ['with skills that are no list', '{"pal_id":"p1","ok":true,"skills":{},"read_at":""}\n'],
  [
    'with a skill without id',
    '{"pal_id":"p1","ok":true,"skills":[{"updated_at":null}],"read_at":""}\n',
  ],
  ['without a time', '{"pal_id":"p1","ok":true,"skills":[]}\n'],
  ['that failed without a message', '{"pal_id":"p1","ok":false}\n'],
  ['of null', 'null\n'],
])('a line %s breaks the stream and is not taken for "no skills"', async (_, text) => {
  await expect(collect(bodyOf(text))).rejects.toBeInstanceOf(BrokenStreamError);
});

test('the lines before a broken one are handed on', async () => {
  const read_at = '2026-11-23T10:00:00.000Z';
  const good = { pal_id: 'p1', ok: true, skills: [], read_at, begun_ms: -5 };
  const lines = readPalSkillsLines(bodyOf(`${JSON.stringify(good)}\n{"pal_id"`));
  expect(await lines.next()).toEqual({ done: false, value: good });
  await expect(lines.next()).rejects.toBeInstanceOf(BrokenStreamError);
});

test('bytes that are no text break the stream', async () => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array([0x22, 0xff, 0x22, 0x0a]));
      controller.close();
    },
  });
  await expect(collect(body)).rejects.toBeInstanceOf(BrokenStreamError);
});

test('a connection that breaks ends in its own error', async () => {
  const broken = new TypeError('terminated');
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(broken),
  });
  await expect(collect(body)).rejects.toBe(broken);
});

test('leaving the loop cancels the body, so that the server can stop', async () => {
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) =>
      controller.enqueue(
        new TextEncoder().encode('{"pal_id":"p1","ok":true,"skills":[],"read_at":""}\n'),
      ),
    cancel: () => {
      isCancelled = true;
    },
  });
  for await (const line of readPalSkillsLines(body)) {
    expect(line.pal_id).toBe('p1');
    break;
  }
  expect(isCancelled).toBe(true);
});
