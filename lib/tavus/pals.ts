import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail } from '@/lib/failures';
import { ok, type Result } from '@/lib/result';
import { tavusRequest } from './client';
import { readOtherPages, type Page, type WholeList } from './pages';
import { palPages } from './pal-pages';
import { typeIn, typesOf, type TypedLists } from './pal-types';
import { findPal } from './parse-pal';
import { palType, readTypedLists, rememberOthers } from './typed-lists';
import type { PalList, PalSummary } from './wire';

/** A PAL can be shown without its type, so the type holds it up no longer than this. */
const TYPE_WAIT_MS = 1_500;

/** Reads one PAL, `GET /v2/pals/{pal_id}`, as far as the browser may know it. */
export async function readPal(palId: string, signal?: AbortSignal): Promise<Result<PalSummary>> {
  const type = palType(palId);
  const answer = await tavusRequest({ method: 'GET', path: ['v2', 'pals', palId], signal });
  if (!answer.ok) return answer;
  const pal = findPal(answer.body, palId);
  if (pal === null) return fail('unexpected_answer');
  const late = sleep(TYPE_WAIT_MS, null, { ref: false });
  return ok({ ...pal, pal_type: await Promise.race([type, late]) });
}

/**
 * All PALs of the account: those of the unfiltered list, with their type by the two typed lists.
 * @returns marked where something is missing; the failure where neither all PALs nor yours came
 */
export async function listPals(signal?: AbortSignal): Promise<Result<PalList>> {
  const [first, typed] = await Promise.all([
    palPages({ signal }).read(1),
    readTypedLists({ signal }),
  ]);
  if (!first.ok && !typed.user.ok) return first;
  const all = first.ok ? ok(await readAll(first.data, typed, signal)) : first;
  const types = typesOf(typed);
  const found = [...(all.ok ? all.data.items : []), ...itemsOf(typed)];
  const pals = [...new Map(found.map((pal) => [pal.pal_id, pal])).values()].map((pal) => ({
    ...pal,
    pal_type: typeIn(types, pal.pal_id),
  }));
  rememberOthers(pals.filter((pal) => pal.pal_type === 'other').map((pal) => pal.pal_id));
  return ok({ pals, missing: missingFrom(all, typed), read_at: new Date().toISOString() });
}

/**
 * The list of all PALs. It is read until every PAL it counts was found, in it or in a typed list: a
 * large account would be read twice otherwise.
 */
function readAll(
  first: Page<PalSummary>,
  typed: TypedLists,
  signal: AbortSignal | undefined,
): Promise<WholeList<PalSummary>> {
  const typedIds = new Set(itemsOf(typed).map((pal) => pal.pal_id));
  const { total } = first;
  const isWhole = (ids: ReadonlySet<string>) => {
    const others = [...ids].filter((id) => !typedIds.has(id)).length;
    return total !== null && typedIds.size + others >= total;
  };
  return readOtherPages({ ...palPages({ signal }), isWhole }, first);
}

function itemsOf({ user, system }: TypedLists): PalSummary[] {
  return [user, system].flatMap((list) => (list.ok ? list.data.items : []));
}

/** In plain words what is missing, or null. */
function missingFrom(all: Result<WholeList<PalSummary>>, typed: TypedLists): string | null {
  const gaps = [
    ['Some PALs may be missing.', gapOf(all)],
    ['The type of some PALs is not known.', gapOf(typed.user) ?? gapOf(typed.system)],
  ] as const;
  const notes = gaps.flatMap(([title, gap]) => (gap === null ? [] : [`${title} ${gap}`]));
  return notes.length === 0 ? null : notes.join(' ');
}

function gapOf(list: Result<WholeList<PalSummary>>): string | null {
  return list.ok ? list.data.missing : list.error.message;
}
