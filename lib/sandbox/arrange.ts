import 'server-only';
import { randomBytes } from 'node:crypto';
import { asBoolean, asString, object, scalar } from '@/lib/json/node';
import type { JsonNode, JsonObject } from '@/lib/json/node';
import { parseSkillSet, type SkillSet } from '@/lib/skill-set/skill-set';
import type { PalLists, StoredDocument, StoredPal } from './store';

/**
 * A PAL for a test, with nothing validated. Fields of `body`: `pal_name`, `pal_type` (`user`,
 * `system`, `both` or `neither`: the typed lists it is in), `refuses_writes`, `pipeline_mode`,
 * `has_unpublished_changes`, `keeps_draft`, `skills` (values as in the API's answers; times that are
 * given are kept); every further field becomes one of the PAL.
 * @param now the time it is created, and of attachments without times
 * @returns null where `skills` is no set
 */
export function newPal(body: JsonObject, now: string): StoredPal | null {
  const skills = readSet(body.entries.get('skills'), now);
  if (skills === null) return null;
  const pal_id =
    asString(body.entries.get('pal_id')) ?? `p${randomBytes(6).toString('hex').slice(1)}`;
  const flag = (key: string) => asBoolean(body.entries.get(key)) ?? false;
  const has_draft = flag('has_unpublished_changes');
  const lists = listsOf(asString(body.entries.get('pal_type')));
  const standard: [string, JsonNode][] = [
    ['pal_id', scalar(pal_id)],
    ['pal_name', scalar('Unnamed PAL')],
    ['pipeline_mode', scalar('full')],
    ['is_draft_view', scalar(false)],
    ['has_unpublished_changes', scalar(has_draft)],
    ['created_at', scalar(now)],
    ['updated_at', scalar(now)],
  ];
  const own = [...body.entries].filter(([key]) => !NOT_OF_THE_PAL.includes(key));
  return {
    pal_id,
    lists,
    is_locked: lists === 'system' || flag('refuses_writes'),
    has_draft,
    keeps_draft: flag('keeps_draft'),
    body: object([...standard, ...own]),
    skills,
  };
}

const NOT_OF_THE_PAL = ['skills', 'pal_type', 'refuses_writes', 'keeps_draft'];

function listsOf(type: string | undefined): PalLists {
  return type === 'system' || type === 'both' || type === 'neither' ? type : 'user';
}

/** A set as a test gives it. Missing times become `now`. Null when it is not a set. */
export function readSet(node: JsonNode | undefined, now: string): SkillSet | null {
  const set = parseSkillSet(node ?? object([]));
  if (set === null) return null;
  return new Map(
    [...set].map(([id, skill]) => {
      const attached_at = skill.attached_at ?? now;
      return [id, { ...skill, attached_at, updated_at: skill.updated_at ?? attached_at }];
    }),
  );
}

/**
 * A document for a test. Fields of `body` are those of the API's answers, all optional; `pages` is
 * the page count, which no answer contains.
 */
export function newDocument(body: JsonObject, now: string): StoredDocument {
  const text = (key: string) => asString(body.entries.get(key));
  const document_id = text('document_id') ?? `d8-${randomBytes(6).toString('hex')}`;
  const document_name = text('document_name') ?? 'Unnamed document';
  const document_url = text('document_url') ?? `https://files.example.com/${document_id}.pdf`;
  const status = text('status') ?? 'ready';
  const tags = body.entries.get('tags') ?? { kind: 'array' as const, items: [] };
  const pages = body.entries.get('pages');
  const standard: [string, JsonNode][] = [
    ['document_id', scalar(document_id)],
    ['document_name', scalar(document_name)],
    ['document_url', scalar(document_url)],
    ['status', scalar(status)],
    ['progress', scalar(status === 'ready' ? 100 : null)],
    ['error_message', scalar(null)],
    ['created_at', scalar(now)],
    ['updated_at', scalar(now)],
    ['tags', tags],
  ];
  const own = [...body.entries].filter(([key]) => key !== 'pages');
  return {
    document_id,
    document_name,
    document_url,
    status,
    tags: tags.kind === 'array' ? tags.items.flatMap((tag) => asString(tag) ?? []) : [],
    pages: pages?.kind === 'scalar' && typeof pages.value === 'number' ? pages.value : null,
    body: object([...standard, ...own]),
  };
}
