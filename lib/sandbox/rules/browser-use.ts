import 'server-only';
import { asString, type JsonNode } from '@/lib/json/node';
import type { ApiFault } from '@/lib/result';
import { fault, under } from '../faults';
import type { StoredDocument } from '../store';
import { presentableId } from './presentation';
import { integerFrom, listUpTo, openObject, text, type FieldRule } from './rule';

const MAX_FLOWS = 20;
const MAX_STEPS = 50;

const stepFields = openObject(
  new Map([
    ['task', text],
    ['prompt', text],
    ['url', text],
    ['slide', integerFrom(1)],
  ]),
);

/** One blank step refuses the whole config. */
const step: FieldRule = (value, stored) => {
  const faults = stepFields(value, stored);
  if (faults.length > 0 || value.kind !== 'object') return faults;
  const isBlank = !value.entries.has('slide') && isBlankIn(value, ['task', 'prompt']);
  return isBlank ? fault('A step must not be blank.') : [];
};

const flowFields = openObject(
  new Map([
    ['name', text],
    ['description', text],
    ['start_url', text],
    ['steps', listUpTo(MAX_STEPS, step)],
  ]),
);

/** A PAL picks a flow by its name, so one without a name is blank, and refuses the whole config. */
const flow: FieldRule = (value, stored) => {
  const faults = flowFields(value, stored);
  if (faults.length > 0) return faults;
  return isBlankIn(value, ['name']) ? under('name', fault('A flow must not be blank.')) : [];
};

/**
 * `{}` is valid. Whether unknown fields are refused is not known (2026-10): here they are kept.
 * @param documents the account's own, by id
 */
export function browserUseRule(documents: ReadonlyMap<string, StoredDocument>): FieldRule {
  const fields = openObject(
    new Map([
      ['guided_flows', listUpTo(MAX_FLOWS, flow)],
      ['slide_document_id', presentableId(documents)],
    ]),
  );
  return (config, stored) => [...fields(config, stored), ...missingDeck(config)];
}

/** A step that shows a slide needs the deck the slide is in. */
function missingDeck(config: JsonNode): ApiFault[] {
  if (config.kind !== 'object' || config.entries.has('slide_document_id')) return [];
  const steps = itemsOf(config, 'guided_flows').flatMap((item) => itemsOf(item, 'steps'));
  const showsSlide = steps.some((item) => item.kind === 'object' && item.entries.has('slide'));
  return showsSlide ? under('slide_document_id', fault('Missing data for required field.')) : [];
}

function itemsOf(node: JsonNode, key: string): readonly JsonNode[] {
  const list = node.kind === 'object' ? node.entries.get(key) : undefined;
  return list?.kind === 'array' ? list.items : [];
}

function isBlankIn(node: JsonNode, keys: readonly string[]): boolean {
  if (node.kind !== 'object') return false;
  return keys.every((key) => (asString(node.entries.get(key)) ?? '').trim() === '');
}
