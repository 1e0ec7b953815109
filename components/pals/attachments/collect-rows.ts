import 'server-only';
import type { Result } from '@/lib/result';
import { ok } from '@/lib/result';
import { fleet } from '../fleet/fleet';
import { palList } from '../fleet/pal-list';
import { skillNamesWithin } from '../fleet/skill-names';
import { nameLookup } from '../skill-name-lookup';
import { toRow, type AttachmentRow } from './rows';

/** A file waits for the names of the skills no longer than this, in milliseconds. */
const NAMES_MS = 2_000;

export interface Collected {
  readonly rows: readonly AttachmentRow[];
  /** PALs whose skills could not be read, each with the reason. */
  readonly unread: readonly { readonly pal_id: string; readonly message: string }[];
}

/** Every attachment of the account, from what is kept and what has to be read. */
export async function collectRows(signal: AbortSignal): Promise<Result<Collected>> {
  const [list, names] = await Promise.all([palList().get(), skillNamesWithin(NAMES_MS)]);
  if (!list.ok) return list;
  const nameOf = nameLookup(names ?? []);
  const pals = new Map(list.data.pals.map((pal) => [pal.pal_id, pal]));
  const rows: AttachmentRow[] = [];
  const unread: { pal_id: string; message: string }[] = [];
  for await (const line of fleet().sets.lines([...pals.keys()], { signal, waitMs: Infinity })) {
    const pal = pals.get(line.pal_id);
    if (pal === undefined) continue;
    if (line.ok) rows.push(...line.skills.map((skill) => toRow(pal, skill, nameOf)));
    else unread.push({ pal_id: line.pal_id, message: line.message });
  }
  return ok({ rows, unread });
}
