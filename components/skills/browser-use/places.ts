import { asObject, type JsonNode, type JsonObject } from '@/lib/json/node';
import { isBlankFlow, isBlankStep } from './prepare';
import { KNOWN_FIELDS, listAt, type BrowserUseValues } from './values';

/** Where a flow or step of the form stands in what is sent. */
export interface Place {
  /**
   * The prefix of its fields' names, such as `guided_flows-0-steps-2`. Blank rows are not sent and
   * not counted: theirs is made of the row's key.
   */
  readonly field: string;
  readonly isBlank: boolean;
  /** The node it is written as. */
  readonly node: JsonNode;
}

export type Places = ReadonlyMap<string, Place>;

/**
 * Returns the place of each flow and step by its row's key.
 * @param config what `values` are written as
 */
export function placesOf(values: BrowserUseValues, config: JsonObject): Places {
  const places = new Map<string, Place>();
  const flows = values.guided_flows ?? [];
  const nodes = listAt(config, 'guided_flows') ?? [];
  placeRows(places, flows, nodes, 'guided_flows', isBlankFlow);
  for (const { key, steps } of flows) {
    const place = places.get(key);
    if (place === undefined) continue;
    const stepNodes = listAt(asObject(place.node), 'steps') ?? [];
    placeRows(places, steps ?? [], stepNodes, `${place.field}-steps`, isBlankStep);
  }
  return places;
}

function placeRows(
  places: Map<string, Place>,
  rows: readonly { readonly key: string }[],
  nodes: readonly JsonNode[],
  list: string,
  isBlank: (node: JsonNode) => boolean,
): void {
  let sent = 0;
  for (const [index, { key }] of rows.entries()) {
    const node = nodes[index];
    if (node === undefined) continue;
    const blank = isBlank(node);
    places.set(key, { node, isBlank: blank, field: blank ? `blank-${key}` : `${list}-${sent++}` });
  }
}

/**
 * Returns the name of the form's field that an API fault belongs to: as deep as the form has
 * fields, so a fault of an unknown member of a step is the step's.
 */
export function fieldOf(path: readonly (string | number)[]): string | null {
  const [key, flow, member, step, field] = path;
  if (key === 'slide_document_id') return key;
  if (key !== KNOWN_FIELDS[0]) return null;
  if (!isIndex(flow)) return key;
  const flowField = `${key}-${flow}`;
  if (member === 'name' || member === 'description' || member === 'start_url') {
    return `${flowField}-${member}`;
  }
  if (member !== 'steps') return flowField;
  if (!isIndex(step)) return `${flowField}-steps`;
  const stepField = `${flowField}-steps-${step}`;
  const isField = field === 'task' || field === 'prompt' || field === 'url' || field === 'slide';
  return isField ? `${stepField}-${field}` : stepField;
}

function isIndex(part: string | number | undefined): part is number {
  return typeof part === 'number' && Number.isInteger(part) && part >= 0;
}

/** A field by its row's key ('' for the form itself) and the rest of its name ('' for the row). */
export interface Address {
  readonly row: string;
  readonly leaf: string;
}

/** Returns where in the form a field is, by its name; null when no row has that place. */
export function addressOf(field: string, places: Places): Address | null {
  if (KNOWN_FIELDS.some((known) => known === field)) return { row: '', leaf: field };
  const cut = field.lastIndexOf('-');
  for (const [row, place] of places) {
    if (place.field === field) return { row, leaf: '' };
    if (place.field === field.slice(0, cut)) return { row, leaf: field.slice(cut + 1) };
  }
  return null;
}
