import { asObject, asString, type JsonNode, type JsonObject } from '@/lib/json/node';
import { printJson } from '@/lib/json/print';
import { isBlank } from '../lens';
import { inline } from '../words';
import { kindOf, readStep } from './step';
import { listAt } from './values';

/** Returns a flow as lines: its name, its fields and its steps, one line each. */
export function flowLines(node: JsonNode, index: number): string[] {
  const flow = asObject(node);
  if (flow === undefined) return [`${flowTitle(node, index)}: ${inline(printJson(node))}`];
  const steps = listAt(flow, 'steps');
  return [
    flowTitle(node, index),
    ...textLine(flow, 'description', 'Description'),
    ...textLine(flow, 'start_url', 'Start URL'),
    ...(steps ?? []).map((step, at) => `${at + 1}. ${stepWords(step)}`),
  ];
}

/** Returns `Flow “Checkout”`, or `Flow 2` for a flow without a name. */
export function flowTitle(node: JsonNode, index: number): string {
  const name = nameOf(node);
  return name === undefined ? `Flow ${index + 1}` : `Flow “${inline(name)}”`;
}

export function nameOf(node: JsonNode): string | undefined {
  const name = asString(asObject(node)?.entries.get('name'));
  return name?.trim() ? name : undefined;
}

/** Returns a step on one line: "Task: open the cart. Say: Here it is." */
export function stepWords(node: JsonNode): string {
  const kind = kindOf(node);
  if (kind === null) return inline(printJson(node));
  const { slide, task, prompt, url } = readStep(node, '', null);
  const parts = [
    ...(kind === 'slide' ? [part('Slide', slide)] : []),
    ...(kind === 'task' ? [part('Task', task), part('Page URL', url)] : []),
    part('Say', prompt),
  ].filter((words) => words !== null);
  return parts.length === 0 ? 'Blank step' : parts.join(' · ');
}

function part(label: string, text: string | null): string | null {
  if (text === null) return `${label}: not readable`;
  return text.trim() === '' ? null : `${label}: ${inline(text)}`;
}

function textLine(flow: JsonObject, key: string, label: string): string[] {
  const node = flow.entries.get(key);
  if (isBlank(node) || node === undefined) return [];
  return [`${label}: ${inline(asString(node) ?? printJson(node))}`];
}
