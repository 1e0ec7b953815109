import type { FieldIssue } from '../define-skill';
import { placesOf, type Place, type Places } from './places';
import { prepare } from './prepare';
import { otherMembers, type StepValues } from './step';
import { browserUseLens, type BrowserUseValues, type FlowValues } from './values';
import type { JsonObject } from '@/lib/json/node';

export const MAX_FLOWS = 20;
export const MAX_STEPS = 50;

/** Returns what would make a save of this config fail or be pointless, blank rows left out. */
export function validate(config: JsonObject): readonly FieldIssue[] {
  const sent = prepare(config).config;
  const values = browserUseLens.read(sent);
  return issuesOf(values, placesOf(values, sent));
}

/** Returns the issues of the form's values. Blank rows have none: they are not sent. */
export function issuesOf(values: BrowserUseValues, places: Places): readonly FieldIssue[] {
  const flows = sentRows(values.guided_flows ?? [], places);
  const issues = flows.flatMap(({ row, place }, index) => {
    const before = flows.slice(0, index).map((other) => other.row.name);
    return [...nameIssues(row, place, before), ...flowIssues(row, place, places)];
  });
  const tooMany = flows.length - MAX_FLOWS;
  if (tooMany > 0) {
    const message = `At most ${MAX_FLOWS} flows are allowed. Remove ${tooMany}.`;
    issues.push({ field: 'guided_flows', message });
  }
  return [...issues, ...documentIssues(values, places)];
}

interface Sent<Row> {
  readonly row: Row;
  readonly place: Place;
}

function sentRows<Row extends { readonly key: string }>(
  rows: readonly Row[],
  places: Places,
): Sent<Row>[] {
  return rows.flatMap((row) => {
    const place = places.get(row.key);
    return place === undefined || place.isBlank ? [] : [{ row, place }];
  });
}

function nameIssues(
  { name, isObject }: FlowValues,
  { field }: Place,
  before: readonly (string | null)[],
): FieldIssue[] {
  if (!isObject || name === null) return [];
  const at = `${field}-name`;
  if (isEmpty(name)) return [{ field: at, message: 'Enter a name. The PAL picks a flow by it.' }];
  if (!before.includes(name)) return [];
  const message = 'Another flow has this name. The PAL picks a flow by its exact name.';
  return [{ field: at, message }];
}

function flowIssues({ start_url, steps }: FlowValues, place: Place, places: Places): FieldIssue[] {
  const { field } = place;
  const sent = sentRows(steps ?? [], places);
  const tooMany = sent.length - MAX_STEPS;
  const limit = `A flow can have at most ${MAX_STEPS} steps. Remove ${tooMany}.`;
  return [
    ...addressIssues(`${field}-start_url`, start_url),
    ...(tooMany > 0 ? [{ field: `${field}-steps`, message: limit }] : []),
    ...sent.flatMap(({ row, place: at }) => stepIssues(row, at)),
  ];
}

/** A step with members this form does not know may be complete without the usual fields. */
function stepIssues(step: StepValues, { field, node }: Place): FieldIssue[] {
  const { kind, task, prompt, url, slide } = step;
  const isOdd = kind === null || otherMembers(node, kind).length > 0;
  const need = (name: 'task' | 'prompt', text: string | null, message: string) =>
    isOdd || text === null || !isEmpty(text) ? [] : [{ field: `${field}-${name}`, message }];
  if (kind === 'task') {
    return [
      ...need('task', task, 'Describe the task, or change the kind of this step to Say.'),
      ...need('prompt', prompt, 'Enter what the PAL says after the task.'),
      ...addressIssues(`${field}-url`, url),
    ];
  }
  if (kind !== 'slide' || slide === null || /^[1-9]\d{0,8}(?:\.0+)?$/.test(slide)) return [];
  const message = 'Enter the number of a page: 1 or more, without decimals.';
  return [{ field: `${field}-slide`, message }];
}

function addressIssues(field: string, address: string | null): FieldIssue[] {
  if (address === null || isEmpty(address) || isWebAddress(address)) return [];
  return [{ field, message: 'Enter a full URL that starts with https:// or http://.' }];
}

/** True for an absolute address that a browser can open as it is written. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#]/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}

function documentIssues(values: BrowserUseValues, places: Places): FieldIssue[] {
  const { guided_flows, slide_document_id } = values;
  if (slide_document_id === null || !isEmpty(slide_document_id)) return [];
  const showsSlide = (guided_flows ?? []).some(({ steps }) =>
    sentRows(steps ?? [], places).some(({ row }) => row.kind === 'slide'),
  );
  const message = 'Choose a document: a step shows a slide of it.';
  return showsSlide ? [{ field: 'slide_document_id', message }] : [];
}

function isEmpty(text: string): boolean {
  return text.trim() === '';
}
