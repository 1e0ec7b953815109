import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '@/lib/cli/project';
import { asObject, type JsonNode } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { printJson } from '@/lib/json/print';

/**
 * Bodies in the shapes that programs send and the API stores (public programs and the reference,
 * 2026-10). For tests: each has to come back token for token. The files are not formatted, because
 * white space and a missing last newline are part of the shape.
 */
const SKILL_PAYLOADS = {
  'browser-empty': 'browser_use',
  'browser-flows': 'browser_use',
  'canvas-all-off': 'magic_canvas',
  'canvas-booking': 'magic_canvas',
  'canvas-empty': 'magic_canvas',
  'canvas-guidance-long': 'magic_canvas',
  'canvas-six-off': 'magic_canvas',
  'canvas-stored-by-editor': 'magic_canvas',
  'deck-no-prompt': 'presentation',
  'deck-talk-track': 'presentation',
  'memory-empty': 'memory',
  'scenario-export': 'acme.crm[lookup]',
  'search-bare': 'internet_search',
} as const;

type SkillPayloadName = keyof typeof SKILL_PAYLOADS;

type PayloadName =
  | SkillPayloadName
  | 'error-bodies'
  | 'list-answer'
  | 'patch-null'
  | 'registry-display-name'
  | 'replace-three-styles';

/** A skill and its config as one of the payloads has them. */
interface SkillPayload {
  readonly name: SkillPayloadName;
  readonly skillId: string;
  /** The config as JSON text, `{}` where the body has none. */
  readonly config: string;
}

/** The documents that the payloads name. */
export const PAYLOAD_DOCUMENTS = [
  'd2-0011aa22bb33',
  'd7-00ff11ee22dd',
  'd8-c1c2c3c4c5c6',
  'd4-a1a2a3a4a5a6',
  'd9-b1b2b3b4b5b6',
] as const;

/** The text of a payload, to the letter. */
export function payloadText(name: PayloadName): string {
  return readFileSync(path.join(ROOT, 'lib', 'sandbox', 'payloads', `${name}.json`), 'utf8');
}

/** @throws Error where the payload is not JSON */
export function payloadNode(name: PayloadName): JsonNode {
  const parsed = parseJson(payloadText(name));
  if (parsed.ok) return parsed.value;
  throw new Error(`${name}.json: ${parsed.error.message}`);
}

/** Every payload of one skill. */
export function skillPayloads(): SkillPayload[] {
  return names().map((name) => {
    const config = asObject(payloadNode(name))?.entries.get('config');
    const text = config === undefined ? '{}' : printJson(config);
    return { name, skillId: SKILL_PAYLOADS[name], config: text };
  });
}

function names(): SkillPayloadName[] {
  return Object.keys(SKILL_PAYLOADS).filter((name) => isName(name));
}

function isName(name: string): name is SkillPayloadName {
  return name in SKILL_PAYLOADS;
}
