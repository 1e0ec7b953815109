import {
  array,
  asObject,
  EMPTY_OBJECT,
  withMember,
  withoutMember,
  type JsonNode,
  type JsonObject,
} from '@/lib/json/node';
import { isBlank, readText, writeText, type Lens } from '../lens';
import { readStep, writeStep, type StepValues } from './step';

export const FLOW_TEXTS = ['name', 'description', 'start_url'] as const;
export type FlowText = (typeof FLOW_TEXTS)[number];

export const KNOWN_FIELDS = ['guided_flows', 'slide_document_id'] as const;

/** null stands for a value of the wrong type, which the form shows bare and keeps. */
export interface FlowValues extends Readonly<Record<FlowText, string | null>> {
  /** Identifies the row in the form. */
  readonly key: string;
  /** Index of the flow it was read from (or copied from); null for a new flow. */
  readonly from: number | null;
  /** False for an item that is no object. It is kept as it is. */
  readonly isObject: boolean;
  readonly steps: readonly StepValues[] | null;
}

export interface BrowserUseValues {
  readonly guided_flows: readonly FlowValues[] | null;
  readonly slide_document_id: string | null;
}

/**
 * Rows name the node they were read from by its index in the origin, so that a moved or copied
 * flow or step keeps every member and token of that node.
 */
export const browserUseLens: Lens<BrowserUseValues> = {
  read: (config) => ({
    guided_flows: listAt(config, 'guided_flows')?.map(readFlow) ?? null,
    slide_document_id: readText(config, 'slide_document_id'),
  }),
  write: (origin, values) =>
    writeText(
      writeFlows(origin, values.guided_flows),
      'slide_document_id',
      values.slide_document_id,
    ),
};

/** Returns the items of a list, [] when the member is absent or null, or null for another type. */
export function listAt(target: JsonObject | undefined, key: string): readonly JsonNode[] | null {
  const node = target?.entries.get(key);
  if (isBlank(node)) return [];
  return node?.kind === 'array' ? node.items : null;
}

function readFlow(node: JsonNode, index: number): FlowValues {
  const flow = asObject(node);
  const steps = listAt(flow, 'steps');
  return {
    key: `f${index}`,
    from: index,
    isObject: flow !== undefined,
    name: readText(flow, 'name'),
    description: readText(flow, 'description'),
    start_url: readText(flow, 'start_url'),
    steps: steps?.map((step, at) => readStep(step, `f${index}s${at}`, [index, at])) ?? null,
  };
}

/** Without a flow left the member goes: an empty config is known to be valid. */
function writeFlows(config: JsonObject, flows: BrowserUseValues['guided_flows']): JsonObject {
  if (flows === null) return config;
  const items = flows.map((flow) => writeFlow(config, flow));
  const old = listAt(config, 'guided_flows');
  if (old !== null && isSameList(old, items)) return config;
  return items.length === 0
    ? withoutMember(config, 'guided_flows')
    : withMember(config, 'guided_flows', array(items));
}

function writeFlow(config: JsonObject, flow: FlowValues): JsonNode {
  const origin = originOf(config, flow);
  if (!flow.isObject) return origin ?? EMPTY_OBJECT;
  const texts = FLOW_TEXTS.reduce<JsonObject>(
    (target, field) => writeText(target, field, flow[field]),
    asObject(origin) ?? EMPTY_OBJECT,
  );
  return writeSteps(config, texts, flow);
}

/** A new flow always has its list of steps: the API documents no flow without one. */
function writeSteps(config: JsonObject, target: JsonObject, flow: FlowValues): JsonObject {
  if (flow.steps === null) return target;
  const items = flow.steps.map((step) => writeStep(originOfStep(config, step), step));
  const old = listAt(target, 'steps');
  const isSame = old !== null && isSameList(old, items);
  return isSame && flow.from !== null ? target : withMember(target, 'steps', array(items));
}

/** Returns the node a flow was read from, or undefined for a new one. */
export function originOf(config: JsonObject, { from }: FlowValues): JsonNode | undefined {
  return from === null ? undefined : listAt(config, 'guided_flows')?.[from];
}

/** Returns the node a step was read from, or undefined for a new one. */
export function originOfStep(config: JsonObject, { from }: StepValues): JsonNode | undefined {
  if (from === null) return undefined;
  const flow = listAt(config, 'guided_flows')?.[from[0]];
  return listAt(asObject(flow), 'steps')?.[from[1]];
}

function isSameList(a: readonly JsonNode[], b: readonly JsonNode[]): boolean {
  return a.length === b.length && a.every((node, index) => node === b[index]);
}
