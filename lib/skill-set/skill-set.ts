import { asString, EMPTY_OBJECT, type JsonNode } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { canonicalJson, printJson } from '@/lib/json/print';

/** One skill attached to a PAL. Times are the API's raw strings; null where it sent none. */
export interface SkillAttachment {
  readonly skill_id: string;
  /** An object, for every skill known so far. Any other JSON is kept and sent back as it is. */
  readonly config: JsonNode;
  readonly attached_at: string | null;
  readonly updated_at: string | null;
}

/** A PAL's whole set, keyed by skill id, in the order the API told it. */
export type SkillSet = ReadonlyMap<string, SkillAttachment>;

/** The same for the wire to the browser, where only JSON text survives unharmed. */
export interface SkillAttachmentWire {
  readonly skill_id: string;
  readonly config: string;
  readonly attached_at: string | null;
  readonly updated_at: string | null;
}

export function toWire(set: SkillSet): SkillAttachmentWire[] {
  return [...set.values()].map((skill) => ({ ...skill, config: printJson(skill.config) }));
}

/**
 * The set a wire form stands for.
 * @throws Error where a config is not JSON: `toWire` never makes one, so that is a bug
 */
export function fromWire(wire: readonly SkillAttachmentWire[]): SkillSet {
  return new Map(wire.map((skill) => [skill.skill_id, { ...skill, config: configOf(skill) }]));
}

function configOf(skill: SkillAttachmentWire): JsonNode {
  const parsed = parseJson(skill.config);
  if (parsed.ok) return parsed.value;
  throw new Error(`The config of ${JSON.stringify(skill.skill_id)} is not JSON`);
}

/**
 * Reads the `data` of `GET` and `PUT /v2/pals/{pal_id}/skills`.
 * A skill without `config` has `{}`; any config that is there is kept as it is, also null, and one
 * that repeats a key. A skill id that comes twice, or two configs of a skill, are no set: a save
 * could only send one of them.
 * @returns null where it is no set of attachments: then nothing may be concluded from it
 */
export function parseSkillSet(data: JsonNode | undefined): SkillSet | null {
  if (data?.kind !== 'object' || data.repeatedKeys === 'here') return null;
  const set = new Map<string, SkillAttachment>();
  for (const [skill_id, attachment] of data.entries) {
    if (attachment.kind !== 'object' || attachment.repeatedKeys === 'here') return null;
    set.set(skill_id, {
      skill_id,
      config: attachment.entries.get('config') ?? EMPTY_OBJECT,
      attached_at: asString(attachment.entries.get('attached_at')) ?? null,
      updated_at: asString(attachment.entries.get('updated_at')) ?? null,
    });
  }
  return set;
}

/** What a set says, as one text: skill ids and configs, without times or order. */
export function canonicalSkillSet(set: SkillSet): string {
  return canonicalJson({
    kind: 'object',
    entries: new Map([...set].map(([skillId, skill]) => [skillId, skill.config])),
  });
}

/** Whether two sets say the same; times do not count, another writer may move them with no change. */
export function equalSkillSets(a: SkillSet, b: SkillSet): boolean {
  return canonicalSkillSet(a) === canonicalSkillSet(b);
}
