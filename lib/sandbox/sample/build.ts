import 'server-only';
import type { JsonObject } from '@/lib/json/node';
import { object } from '@/lib/json/node';
import { parseJsonObject } from '@/lib/json/parse';
import type { SkillAttachment } from '@/lib/skill-set/skill-set';
import { newDocument, newPal } from '../arrange';
import { formatInstant } from '../clock';
import type { StoredDocument, StoredPal } from '../store';
import { documentId, type SampleDocument } from './documents';
import type { SamplePal } from './sample-pal';
import { attachmentTimes, day, digest, randomOf, type Random } from './random';

export interface BuiltPal {
  readonly created: number;
  readonly pal: StoredPal;
}

export interface BuiltDocument {
  readonly created: number;
  readonly document: StoredDocument;
}

const FIRST_DAY = day('2025-08-20');
const LAST_CREATED = day('2026-08-31');
const LAST_CHANGE = day('2026-10-31');

/** A sample PAL with an id and times that belong to its name. */
export function samplePal(sample: SamplePal): BuiltPal {
  const pal_id = `p${digest(sample.name).slice(0, 11)}`;
  return buildPal(sample, pal_id, randomOf(sample.name));
}

/** @throws Error where a config of the sample is not a JSON object */
export function buildPal(sample: SamplePal, pal_id: string, random: Random): BuiltPal {
  const drawn = random.instant(FIRST_DAY, LAST_CREATED);
  const created = sample.createdOn === undefined ? drawn : day(sample.createdOn);
  const updated = random.instant(created, LAST_CHANGE);
  const pal = newPal(palBody(sample, pal_id, updated), formatInstant(created));
  if (pal === null) throw new Error(`${sample.name} is no PAL`);
  const skills = new Map(
    Object.entries(sample.skills).map(([skill_id, config]): [string, SkillAttachment] => [
      skill_id,
      { skill_id, config: configNode(config), ...attachmentTimes(random, created) },
    ]),
  );
  return { created, pal: { ...pal, skills } };
}

/** The PAL beside its skills. `layers` holds secrets as real ones do: none of these opens anything. */
function palBody(sample: SamplePal, pal_id: string, updated: number): JsonObject {
  return jsonObject({
    pal_id,
    pal_name: sample.name,
    pal_type: sample.type ?? 'user',
    refuses_writes: sample.refusesWrites ?? false,
    has_unpublished_changes: sample.hasDraft ?? false,
    pipeline_mode: sample.pipeline ?? 'full',
    system_prompt: sample.prompt,
    default_face_id: `r${digest(`face of ${pal_id}`).slice(0, 11)}`,
    document_ids: [],
    document_tags: [],
    conferencing_email: `${pal_id}@meet.larkfield.example`,
    layers: {
      llm: {
        model: 'larkfield-chat',
        api_key: `sample-llm-key-${pal_id}`,
        headers: { Authorization: `Bearer sample-llm-token-${pal_id}` },
        extra_body: { account_secret: `sample-extra-${pal_id}` },
      },
      tts: { tts_engine: 'larkfield-voice', api_key: `sample-tts-key-${pal_id}` },
    },
    updated_at: formatInstant(updated),
  });
}

/** A sample document with an id and times that belong to its name. */
export function sampleDocument(sample: SampleDocument): BuiltDocument {
  return buildDocument(sample, documentId(sample.name), randomOf(sample.name));
}

export function buildDocument(
  sample: SampleDocument,
  document_id: string,
  random: Random,
): BuiltDocument {
  const created = random.instant(FIRST_DAY, LAST_CREATED);
  const updated = random.instant(created, LAST_CHANGE);
  const body = jsonObject({
    document_id,
    document_name: sample.name,
    document_url: sample.url,
    status: sample.status,
    progress: progressOf(sample, random),
    error_message: sample.error ?? null,
    updated_at: formatInstant(updated),
    tags: sample.tags,
    pages: sample.pages ?? null,
    ...(sample.tags.includes('website') ? crawl(sample, updated, random) : {}),
  });
  return { created, document: newDocument(body, formatInstant(created)) };
}

function progressOf({ status }: SampleDocument, random: Random): number | null {
  if (status === 'ready') return 100;
  return status === 'processing' ? 5 + random.below(90) : null;
}

function crawl({ url, status }: SampleDocument, updated: number, random: Random): object {
  return {
    crawl_config: { depth: 2, max_pages: 50 },
    crawled_urls: status === 'error' ? [] : [url, new URL('about', url).href],
    last_crawled_at: formatInstant(updated),
    crawl_count: 1 + random.below(9),
  };
}

function configNode(text: string): JsonObject {
  const parsed = parseJsonObject(text);
  if (parsed.ok) return parsed.value;
  throw new Error(`A sample config is not a JSON object: ${parsed.error.message}`);
}

function jsonObject(value: object): JsonObject {
  return object(configNode(JSON.stringify(value)).entries);
}
