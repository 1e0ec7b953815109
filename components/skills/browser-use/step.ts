import {
  asObject,
  EMPTY_OBJECT,
  scalar,
  withMember,
  withoutMember,
  type JsonNode,
  type JsonObject,
  type JsonScalar,
} from '@/lib/json/node';
import { isBlank, readText, writeText } from '../lens';

/** `task`: do something in the browser, then say something. */
export type StepKind = 'task' | 'say' | 'slide';

/** Every field of a step, in the order a new step has them. */
export const STEP_FIELDS = ['slide', 'task', 'prompt', 'url'] as const;
export type StepField = (typeof STEP_FIELDS)[number];

const FIELDS_OF: Readonly<Record<StepKind, readonly StepField[]>> = {
  task: ['task', 'prompt', 'url'],
  say: ['prompt'],
  slide: ['slide', 'prompt'],
};

export interface StepValues extends Readonly<Record<StepField, string | null>> {
  /** Identifies the row in the form. */
  readonly key: string;
  /** Index of the flow and of the step it was read from; null for a new step. */
  readonly from: readonly [flow: number, step: number] | null;
  /** null for a step that is none of the three kinds. It is kept as it is. */
  readonly kind: StepKind | null;
}

/** Returns the kind of a step by its members, or null when it is none of the three. */
export function kindOf(node: JsonNode): StepKind | null {
  if (node.kind !== 'object') return null;
  const { entries } = node;
  const has = (field: StepField) => !isBlank(entries.get(field));
  if (has('slide')) return 'slide';
  if (has('task') || has('url')) return 'task';
  if (has('prompt')) return 'say';
  return entries.size === 0 || STEP_FIELDS.some((field) => entries.has(field)) ? 'task' : null;
}

export function readStep(node: JsonNode, key: string, from: StepValues['from']): StepValues {
  const object = asObject(node);
  return {
    key,
    from,
    kind: kindOf(node),
    slide: readSlide(object),
    task: readText(object, 'task'),
    prompt: readText(object, 'prompt'),
    url: readText(object, 'url'),
  };
}

/**
 * Returns the step's node with these values, or `origin` itself when they say the same. Fields of
 * another kind stay only while the kind stays; unknown members always stay.
 */
export function writeStep(origin: JsonNode | undefined, step: StepValues): JsonNode {
  const { kind } = step;
  if (kind === null) return origin ?? EMPTY_OBJECT;
  const hasKind = origin !== undefined && kindOf(origin) === kind;
  return STEP_FIELDS.reduce(
    (target, field) => {
      if (!FIELDS_OF[kind].includes(field)) return hasKind ? target : withoutMember(target, field);
      return field === 'slide'
        ? writeSlide(target, step.slide)
        : writeText(target, field, step[field]);
    },
    asObject(origin) ?? EMPTY_OBJECT,
  );
}

/** Returns the members of a step that the form of its kind does not show. */
export function otherMembers(
  origin: JsonNode | undefined,
  kind: StepKind,
): readonly (readonly [string, JsonNode])[] {
  const shown: readonly string[] =
    origin !== undefined && kindOf(origin) === kind ? FIELDS_OF[kind] : STEP_FIELDS;
  return [...(asObject(origin)?.entries ?? [])].filter(([key]) => !shown.includes(key));
}

export function isKnownMember(key: string): boolean {
  return STEP_FIELDS.some((field) => field === key);
}

/** A number as its token (`3`, `1.0`), a string as it is, null for anything else. */
function readSlide(step: JsonObject | undefined): string | null {
  const node = step?.entries.get('slide');
  if (isBlank(node)) return '';
  if (node?.kind !== 'scalar' || typeof node.value === 'boolean') return null;
  return typeof node.value === 'string' ? node.value : node.raw;
}

function writeSlide(step: JsonObject, text: string | null): JsonObject {
  if (text === null || text === readSlide(step)) return step;
  return text === '' ? withoutMember(step, 'slide') : withMember(step, 'slide', slideNode(text));
}

/** A text that is no number yet is kept as a string: the rules report it, and a draft keeps it. */
function slideNode(text: string): JsonScalar {
  const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text);
  return isNumber ? { kind: 'scalar', raw: text, value: Number(text) } : scalar(text);
}
