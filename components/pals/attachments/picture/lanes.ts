import type { AttachmentRow } from '../rows';

/** One skill's marks over time, in milliseconds since 1970, earliest first. */
export interface Lane {
  /** Null for what has no lane of its own. */
  readonly skill_id: string | null;
  readonly name: string;
  readonly attached: readonly number[];
  /** The last change of those changed since they were attached. */
  readonly changed: readonly number[];
}

/** From and to, in milliseconds since 1970; the first is before the second. */
export type Span = readonly [number, number];

/** More lanes would be a wall; the skills with the fewest attachments share the last one. */
const LANES_AT_MOST = 8;
const HOUR_MS = 3_600_000;

const collator = new Intl.Collator('en', { numeric: true });

/**
 * One lane for each skill, by name, so that none moves as more PALs load. Unreadable times have no
 * mark. Of very many skills those with the fewest attachments share a lane.
 */
export function toLanes(rows: readonly AttachmentRow[]): Lane[] {
  const bySkill = new Map<string, AttachmentRow[]>();
  for (const row of rows) {
    const known = bySkill.get(row.skill_id);
    if (known === undefined) bySkill.set(row.skill_id, [row]);
    else known.push(row);
  }
  const skills = [...bySkill].sort(
    ([idA, a], [idB, b]) => b.length - a.length || (idA < idB ? -1 : 1),
  );
  const ownCount = skills.length <= LANES_AT_MOST ? skills.length : LANES_AT_MOST - 1;
  const lanes = skills
    .slice(0, ownCount)
    .map(([id, own]) => toLane(id, own))
    .sort(
      (a, b) =>
        collator.compare(a.name, b.name) || ((a.skill_id ?? '') < (b.skill_id ?? '') ? -1 : 1),
    );
  const rest = skills.slice(ownCount).flatMap(([, own]) => own);
  return rest.length === 0 ? lanes : [...lanes, toLane(null, rest)];
}

function toLane(skill_id: string | null, rows: readonly AttachmentRow[]): Lane {
  return {
    skill_id,
    name: skill_id === null ? 'Other skills' : (rows[0]?.skill_name ?? skill_id),
    attached: inOrder(rows.map((row) => row.attachedAt)),
    changed: inOrder(rows.filter((row) => row.isChanged).map((row) => row.updatedAt)),
  };
}

function inOrder(instants: readonly (bigint | null)[]): number[] {
  return instants
    .filter((instant) => instant !== null)
    .map((instant) => Number(instant / 1_000n))
    .sort((a, b) => a - b);
}

/** The time all marks lie in, with a little room on both sides; null without a mark. */
export function spanOf(lanes: readonly Lane[]): Span | null {
  let from = Infinity;
  let to = -Infinity;
  for (const { attached, changed } of lanes) {
    for (const marks of [attached, changed]) {
      from = Math.min(from, marks[0] ?? Infinity);
      to = Math.max(to, marks.at(-1) ?? -Infinity);
    }
  }
  if (from > to) return null;
  const room = Math.max((to - from) * 0.02, HOUR_MS);
  return [from - room, to + room];
}
