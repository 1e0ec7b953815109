import 'server-only';
import { asBoolean, asObject, asString, type JsonNode, type JsonObject } from '@/lib/json/node';
import { printJson } from '@/lib/json/print';
import { fail } from '@/lib/failures';
import { ok, type Failure, type Result } from '@/lib/result';
import { MAX_SET_BYTES } from '@/lib/skill-set/size';
import { parseSkillSet, type SkillSet } from '@/lib/skill-set/skill-set';
import type { HeldPlace } from './attempt';
import { tavusRequest } from './client';
import { dataOf, stringField } from './fields';
import type { SkillInfo } from './wire';

/** `isDraftDiscarded`: the API reported that the save discarded a draft in PAL Maker. */
export type PutResult =
  | { readonly ok: true; readonly data: SkillSet; readonly isDraftDiscarded: boolean }
  | { readonly ok: false; readonly error: Failure; readonly effect: 'none' | 'unknown' };

/** A set, and when the answer with it came in (ISO 8601); or why it could not be read. */
export type ReadSetResult =
  | { readonly ok: true; readonly data: SkillSet; readonly read_at: string }
  | { readonly ok: false; readonly error: Failure };

export interface PutSetOptions {
  /** The longest it may take, the wait for a place included, in milliseconds. */
  readonly totalMs?: number;
  /** Saves over an unpublished draft in PAL Maker, which is lost then. */
  readonly isForced?: boolean;
  /** The place that the re-read before it was made from. */
  readonly held?: HeldPlace;
}

/** Four times what may be saved (4 MiB): the API may spell it three times as long, and adds times. */
export const MAX_SET_ANSWER_BYTES = 4 * MAX_SET_BYTES;

export interface ReadSetOptions {
  readonly signal?: AbortSignal | undefined;
  /** Whether an equal read under way may answer this one too: for what is only shown. */
  readonly isJoined?: boolean;
  /** Whether the outcome of a save hangs on it: it goes first, and is tried past an open breaker. */
  readonly isUrgent?: boolean;
  /** Whether no user waits for this read: it goes after all others. */
  readonly isBackground?: boolean;
  /** A place that is held for this read and for the PUT after it. */
  readonly held?: HeldPlace;
  /** Whether it is made although the API asked for a pause: one look after a PUT was refused. */
  readonly ignoresPause?: boolean;
}

/**
 * Reads a PAL's whole set, `GET /v2/pals/{pal_id}/skills`. A call of its own by default:
 * a save reads before and after it writes, and must never be handed what another read saw earlier.
 * @returns `unexpected_answer` for anything that is no set, so that it is never taken for "none"
 */
export async function readSkillSet(
  palId: string,
  { isJoined = false, ...options }: ReadSetOptions = {},
): Promise<ReadSetResult> {
  const answer = await tavusRequest({
    ...options,
    method: 'GET',
    path: ['v2', 'pals', palId, 'skills'],
    isAlone: !isJoined,
    maxBytes: MAX_SET_ANSWER_BYTES,
  });
  const read_at = new Date().toISOString();
  if (!answer.ok) return answer;
  const set = parseSkillSet(dataOf(answer.body));
  return set === null ? fail('unexpected_answer') : { ok: true, data: set, read_at };
}

/**
 * Replaces a PAL's whole set, `PUT /v2/pals/{pal_id}/skills`: what `body` does not name is detached.
 * Sent once. `effect: 'unknown'` means that only reading can tell whether it was applied: no answer
 * came, or one that says nothing, such as a 304.
 */
export async function putSkillSet(
  palId: string,
  body: string,
  { totalMs, held, isForced = false }: PutSetOptions = {},
): Promise<PutResult> {
  const answer = await tavusRequest({
    method: 'PUT',
    path: ['v2', 'pals', palId, 'skills'],
    body,
    held,
    maxBytes: MAX_SET_ANSWER_BYTES,
    ...(isForced && { query: { force: 'true' } }),
    ...(totalMs !== undefined && { totalMs }),
  });
  if (!answer.ok) {
    const { detail, code } = answer.error;
    if (!isForced || code !== 'draft_conflict') return answer;
    const refused = detail === undefined ? {} : { detail };
    return { ...fail('draft_not_discarded', refused), effect: answer.effect };
  }
  const set = parseSkillSet(dataOf(answer.body));
  if (set === null) return { ...fail('unexpected_answer'), effect: 'unknown' };
  const discarded = asObject(answer.body)?.entries.get('discarded_maker_changes');
  return { ok: true, data: set, isDraftDiscarded: asBoolean(discarded) === true };
}

/** Reads the skills Tavus has, `GET /v2/skills`. An empty list is an answer like any other. */
export async function readRegistry(signal?: AbortSignal): Promise<Result<SkillInfo[]>> {
  const answer = await tavusRequest({ method: 'GET', path: ['v2', 'skills'], signal });
  if (!answer.ok) return answer;
  const data = dataOf(answer.body);
  if (data?.kind !== 'array') return fail('unexpected_answer');
  return ok(data.items.map(parseSkillInfo).filter((info) => info !== null));
}

function parseSkillInfo(node: JsonNode): SkillInfo | null {
  const item = asObject(node);
  // As it is: a skill is attached under exactly this id.
  const skill_id = asString(item?.entries.get('skill_id')) ?? null;
  if (item === undefined || skill_id === null) return null;
  return {
    skill_id,
    name: nameOf(item),
    description: stringField(item, 'description'),
    config_schema: schemaOf(item),
  };
}

/** The API sends `display_name`, older notes of it say `name`; a blank name is no name. */
function nameOf(item: JsonObject): string | null {
  const names = ['display_name', 'name'].map((key) => stringField(item, key));
  return names.find((name) => name !== null && name.trim() !== '') ?? null;
}

/** The key of the schema is not documented, so it is recognized by its shape. */
function schemaOf(item: JsonObject): string | null {
  const schema = [...item.entries.values()].find((value) => {
    const entries = asObject(value)?.entries;
    return (
      asString(entries?.get('type')) === 'object' &&
      asObject(entries?.get('properties')) !== undefined
    );
  });
  return schema === undefined ? null : printJson(schema);
}
