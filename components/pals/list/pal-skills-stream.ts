import { FAILURE_CODES } from '@/lib/result';
import type { PalSkill, PalSkillsLine } from '@/lib/tavus/wire';

/**
 * The lines of an NDJSON body as they arrive, however the network cuts it. Leaving the loop early
 * cancels the body, so that the server can stop too.
 * @throws BrokenStreamError at the first line that is not a `PalSkillsLine`: what follows it can't be trusted
 * @throws whatever the body throws when the connection breaks
 */
export async function* readPalSkillsLines(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<PalSkillsLine> {
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let isDone = false;
  try {
    while (!isDone) {
      const chunk = await reader.read();
      isDone = chunk.done;
      rest += decode(decoder, chunk.value);
      const lines = rest.split('\n');
      rest = isDone ? '' : (lines.pop() ?? '');
      for (const line of lines) if (line.trim() !== '') yield parseLine(line);
    }
  } finally {
    if (!isDone) await reader.cancel();
  }
}

/** The stream held something other than whole lines of skills. */
export class BrokenStreamError extends Error {
  override readonly name = 'BrokenStreamError';
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch (cause) {
    throw new BrokenStreamError('The stream of skill sets is not UTF-8', { cause });
  }
}

function parseLine(text: string): PalSkillsLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new BrokenStreamError('A line of the stream of skill sets is not JSON', { cause });
  }
  const line = toPalSkillsLine(value);
  if (line === null) throw new BrokenStreamError('A line of the stream of skill sets is no set');
  return line;
}

function toPalSkillsLine(value: unknown): PalSkillsLine | null {
  if (!isObject(value) || !('pal_id' in value) || typeof value.pal_id !== 'string') return null;
  const { pal_id } = value;
  const begun_ms = 'begun_ms' in value ? value.begun_ms : 0;
  if (typeof begun_ms !== 'number') return null;
  const isOk = 'ok' in value ? value.ok : null;
  if (isOk === true && 'skills' in value && 'read_at' in value) {
    const { skills, read_at } = value;
    const isLine = typeof read_at === 'string' && isListOfSkills(skills);
    return isLine ? { pal_id, ok: true, skills, read_at, begun_ms } : null;
  }
  if (isOk === false && 'message' in value && typeof value.message === 'string') {
    const code = 'code' in value ? FAILURE_CODES.find((known) => known === value.code) : undefined;
    return { pal_id, ok: false, message: value.message, begun_ms, ...(code && { code }) };
  }
  return null;
}

/** Our own server made the line: what matters is that it came whole and from this version. */
function isListOfSkills(value: unknown): value is PalSkill[] {
  return Array.isArray(value) && value.every(isSkill);
}

function isSkill(entry: unknown): entry is PalSkill {
  return (
    isObject(entry) &&
    'skill_id' in entry &&
    typeof entry.skill_id === 'string' &&
    'summary' in entry &&
    typeof entry.summary === 'string' &&
    'notes' in entry &&
    Array.isArray(entry.notes) &&
    'document_ids' in entry &&
    Array.isArray(entry.document_ids)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
