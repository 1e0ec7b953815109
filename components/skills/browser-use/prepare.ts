import {
  array,
  asObject,
  asString,
  withMember,
  withoutMember,
  type JsonNode,
  type JsonObject,
} from '@/lib/json/node';
import type { Prepared } from '../define-skill';
import { isBlank } from '../lens';
import { count, inline } from '../words';
import { isKnownMember } from './step';
import { FLOW_TEXTS, listAt } from './values';

/**
 * Leaves out blank flows and blank steps, because Tavus rejects a whole config for one of them.
 * Returns `config` itself when there are none.
 */
export function prepare(config: JsonObject): Prepared<JsonObject> {
  const flows = listAt(config, 'guided_flows') ?? [];
  const notes: string[] = [];
  const items = flows.flatMap((flow, index) => {
    if (isBlankFlow(flow)) return [];
    const { node, dropped } = withoutBlankSteps(flow);
    if (dropped > 0) notes.push(leftOut(dropped, 'blank step', ` of ${nameFor(flow, index)}`));
    return [node];
  });
  const blank = flows.length - items.length;
  if (blank > 0) notes.push(leftOut(blank, 'blank flow'));
  if (notes.length === 0) return { config, notes };
  const prepared =
    items.length === 0
      ? withoutMember(config, 'guided_flows')
      : withMember(config, 'guided_flows', array(items));
  return { config: prepared, notes };
}

/** True for a step without any text or slide, and without members this form does not know. */
export function isBlankStep(node: JsonNode): boolean {
  return isBlankObject(node, (key, value) => isKnownMember(key) && isBlankText(value));
}

/** True for a flow without any text or step, and without members this form does not know. */
export function isBlankFlow(node: JsonNode): boolean {
  return isBlankObject(node, (key, value) => {
    if (key === 'steps') return isBlank(value) || isListOfBlanks(value);
    return FLOW_TEXTS.some((field) => field === key) && isBlankText(value);
  });
}

function isBlankObject(node: JsonNode, isBlankMember: (key: string, value: JsonNode) => boolean) {
  return node.kind === 'object' && [...node.entries].every((entry) => isBlankMember(...entry));
}

function isListOfBlanks(node: JsonNode): boolean {
  return node.kind === 'array' && node.items.every(isBlankStep);
}

function isBlankText(node: JsonNode): boolean {
  return isBlank(node) || asString(node)?.trim() === '';
}

function withoutBlankSteps(node: JsonNode): { node: JsonNode; dropped: number } {
  const flow = asObject(node);
  const steps = listAt(flow, 'steps') ?? [];
  const kept = steps.filter((step) => !isBlankStep(step));
  const dropped = steps.length - kept.length;
  if (flow === undefined || dropped === 0) return { node, dropped };
  return { node: withMember(flow, 'steps', array(kept)), dropped };
}

function leftOut(amount: number, noun: string, where = ''): string {
  return `${count(amount, noun)}${where} ${amount === 1 ? 'was' : 'were'} left out.`;
}

function nameFor(flow: JsonNode, index: number): string {
  const name = asString(asObject(flow)?.entries.get('name'))?.trim();
  return name ? `“${inline(name)}”` : `flow ${index + 1}`;
}
