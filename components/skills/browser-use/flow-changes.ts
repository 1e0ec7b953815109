import { asObject, asString, type JsonNode, type JsonObject } from '@/lib/json/node';
import { equalJson, printJson } from '@/lib/json/print';
import { differingKeys } from '../change-rows';
import type { ChangePart } from '../define-skill';
import { flowLines, flowTitle, nameOf, stepWords } from './outline';
import { isReordered, pairItems, type Pair } from './pairs';
import { kindOf, STEP_FIELDS, type StepField } from './step';
import { FLOW_TEXTS, listAt, type FlowText } from './values';

const FLOW_LABELS: Readonly<Record<FlowText, string>> = {
  name: 'Name',
  description: 'Description',
  start_url: 'Start URL',
};
const STEP_LABELS: Readonly<Record<StepField, string>> = {
  slide: 'Slide',
  task: 'Task',
  prompt: 'Say',
  url: 'Page URL',
};

type Nodes = readonly JsonNode[];

/** Returns what changed between two lists of flows, by flow, field and step. */
export function flowParts(before: Nodes, after: Nodes): ChangePart[] {
  const pairs = pairItems(before, after, [hasSameName, sharesMember]);
  const parts = pairs.flatMap((pair): ChangePart[] => {
    const [old, next] = nodesOf(pair, before, after);
    const title = titleOf(pair, old, next);
    if (old === undefined || next === undefined) {
      return [
        {
          label: title,
          kind: 'list',
          before: linesOf(old, pair.old),
          after: linesOf(next, pair.next),
        },
      ];
    }
    return equalJson(old, next) ? [] : changedFlow(old, next, title);
  });
  return [...parts, ...orderPart('Order of flows', pairs, before, after, flowTitle)];
}

function changedFlow(old: JsonNode, next: JsonNode, title: string): ChangePart[] {
  if (old.kind !== 'object' || next.kind !== 'object') return [rawPart(title, old, next)];
  return differingKeys(old, next, [...FLOW_TEXTS, 'steps']).flatMap((key) => {
    const field = FLOW_TEXTS.find((text) => text === key);
    if (field !== undefined)
      return [textPart(old, next, field, `${title} › ${FLOW_LABELS[field]}`)];
    const steps = key === 'steps' ? stepParts(old, next, title) : [];
    if (steps.length > 0) return steps;
    return [rawPart(`${title} › ${key}`, old.entries.get(key), next.entries.get(key))];
  });
}

function stepParts(flow: JsonObject, nextFlow: JsonObject, title: string): ChangePart[] {
  const [before, after] = [listAt(flow, 'steps'), listAt(nextFlow, 'steps')];
  if (before === null || after === null) return [];
  const pairs = pairItems(before, after, [hasSameText, hasSameKind]);
  const parts = pairs.flatMap((pair): ChangePart[] => {
    const [old, next] = nodesOf(pair, before, after);
    const label = `${title} › Step ${(pair.next ?? pair.old ?? 0) + 1}`;
    if (old === undefined || next === undefined) {
      return [
        {
          label,
          kind: 'list',
          before: old ? stepWords(old) : null,
          after: next ? stepWords(next) : null,
        },
      ];
    }
    return equalJson(old, next) ? [] : changedStep(old, next, label);
  });
  return [...parts, ...orderPart(`${title} › Order of steps`, pairs, before, after, stepWords)];
}

function changedStep(old: JsonNode, next: JsonNode, label: string): ChangePart[] {
  if (old.kind !== 'object' || next.kind !== 'object') return [rawPart(label, old, next)];
  const words = { before: stepWords(old), after: stepWords(next) };
  if (kindOf(old) !== kindOf(next) && words.before !== words.after) {
    return [{ label, kind: 'list', ...words }];
  }
  return differingKeys(old, next, STEP_FIELDS).map((key) => {
    const field = STEP_FIELDS.find((known) => known === key);
    return field === undefined
      ? rawPart(`${label} › ${key}`, old.entries.get(key), next.entries.get(key))
      : textPart(old, next, field, `${label} › ${STEP_LABELS[field]}`);
  });
}

/** Bare JSON where one side is no text, such as the number of a slide. */
function textPart(old: JsonObject, next: JsonObject, key: string, label: string): ChangePart {
  const nodes = [old.entries.get(key), next.entries.get(key)] as const;
  const [before, after] = nodes.map(asString);
  const isText = nodes.every((node) => node === undefined || asString(node) !== undefined);
  if (!isText) return rawPart(label, ...nodes);
  return { label, kind: 'text', before: before ?? null, after: after ?? null };
}

function rawPart(label: string, old: JsonNode | undefined, next: JsonNode | undefined): ChangePart {
  const text = (node: JsonNode | undefined) => (node === undefined ? null : printJson(node));
  return { label, kind: 'value', before: text(old), after: text(next) };
}

/** The items that are in both lists, in the order of each; nothing when that is the same. */
function orderPart(
  label: string,
  pairs: readonly Pair[],
  before: Nodes,
  after: Nodes,
  wordsOf: (node: JsonNode, index: number) => string,
): ChangePart[] {
  if (!isReordered(pairs)) return [];
  const kept = pairs.flatMap(({ old, next }) => {
    const node = next === null ? undefined : after[next];
    return old === null || next === null || node === undefined
      ? []
      : [{ old, words: wordsOf(node, next) }];
  });
  const lines = (all: typeof kept) => all.map(({ words }) => words).join('\n');
  const sides = { before: lines(kept.toSorted((a, b) => a.old - b.old)), after: lines(kept) };
  return sides.before === sides.after ? [] : [{ label, kind: 'list', ...sides }];
}

function nodesOf({ old, next }: Pair, before: Nodes, after: Nodes) {
  return [old === null ? undefined : before[old], next === null ? undefined : after[next]] as const;
}

function titleOf({ old, next }: Pair, before?: JsonNode, after?: JsonNode): string {
  if (before !== undefined && old !== null) return flowTitle(before, old);
  return after === undefined || next === null ? 'Flow' : flowTitle(after, next);
}

function linesOf(node: JsonNode | undefined, index: number | null): string | null {
  return node === undefined || index === null ? null : flowLines(node, index).join('\n');
}

function hasSameName(old: JsonNode, next: JsonNode): boolean {
  const name = nameOf(old);
  return name !== undefined && name === nameOf(next);
}

/** A renamed flow still has its address, its description or its steps. */
function sharesMember(old: JsonNode, next: JsonNode): boolean {
  return ['start_url', 'description', 'steps'].some((key) => hasSameMember(old, next, key));
}

function hasSameText(old: JsonNode, next: JsonNode): boolean {
  return STEP_FIELDS.some((key) => hasSameMember(old, next, key));
}

function hasSameKind(old: JsonNode, next: JsonNode): boolean {
  return kindOf(old) === kindOf(next);
}

function hasSameMember(old: JsonNode, next: JsonNode, key: string): boolean {
  const node = asObject(old)?.entries.get(key);
  return node !== undefined && equalJson(node, asObject(next)?.entries.get(key));
}
