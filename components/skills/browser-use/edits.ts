import { MAX_FLOWS, MAX_STEPS } from './issues';
import type { StepField, StepKind, StepValues } from './step';
import type { BrowserUseValues, FlowText, FlowValues } from './values';

/** The form's rows, which of them are open, and what the last edit has to say and to focus. */
export interface FormState {
  readonly values: BrowserUseValues;
  readonly open: ReadonlySet<string>;
  /** Addresses of the fields that were left: from then on their issues are shown. */
  readonly left: ReadonlySet<string>;
  /** How many rows were added: each gets a key of its own. */
  readonly added: number;
  /** What a screen reader hears of the last edit. */
  readonly news: string;
  /** What takes the focus after the last edit; null leaves it. */
  readonly focus: FocusTarget | null;
}

/** An element of a row (by its key), or of the form where `row` is ''. */
export interface FocusTarget {
  readonly row: string;
  /** A button, or the leaf of a field's name; '' is the row itself. */
  readonly part: string;
}

export type FormAction =
  | { type: 'document'; text: string }
  | { type: 'flows_replaced' }
  | { type: 'field_left'; address: string }
  | { type: 'flow_toggled'; flow: string; isOpen: boolean; focus?: FocusTarget }
  | { type: 'flow_added' }
  | { type: 'flow_edited'; flow: string; field: FlowText; text: string }
  | { type: 'flow_moved'; flow: string; by: 1 | -1 }
  | { type: 'flow_duplicated'; flow: string }
  | { type: 'flow_removed'; flow: string }
  | { type: 'steps_replaced'; flow: string }
  | { type: 'step_added'; flow: string }
  | { type: 'step_edited'; flow: string; step: string; field: StepField; text: string }
  | { type: 'step_kind'; flow: string; step: string; kind: StepKind }
  | { type: 'step_moved'; flow: string; step: string; by: 1 | -1 }
  | { type: 'step_removed'; flow: string; step: string };

/** A few short flows are shown whole; more would bury the page. */
const OPEN_FLOWS = 3;
const OPEN_STEPS = 30;

export function openForm(values: BrowserUseValues): FormState {
  const flows = values.guided_flows ?? [];
  const steps = flows.reduce((sum, flow) => sum + (flow.steps?.length ?? 0), 0);
  const isShort = flows.length <= OPEN_FLOWS && steps <= OPEN_STEPS;
  const open = new Set(isShort ? flows.map(({ key }) => key) : []);
  return { values, open, left: new Set(), added: 0, news: '', focus: null };
}

export function formReducer(last: FormState, action: FormAction): FormState {
  const state = { ...last, focus: null };
  const flows = state.values.guided_flows ?? [];
  switch (action.type) {
    case 'document':
      return { ...state, values: { ...state.values, slide_document_id: action.text } };
    case 'flows_replaced':
      return { ...withFlows(state, []), focus: { row: '', part: 'add' } };
    case 'flow_toggled':
      return {
        ...state,
        open: toggled(state.open, action.flow, action.isOpen),
        focus: action.focus ?? null,
      };
    case 'field_left':
      if (last.left.has(action.address)) return last;
      return { ...state, left: new Set(last.left).add(action.address) };
    case 'flow_added':
      return addFlow(state, flows);
    case 'flow_moved':
      return moveFlow(state, flows, action.flow, action.by);
    case 'flow_duplicated':
      return duplicateFlow(state, flows, action.flow);
    case 'flow_removed':
      return removeFlow(state, flows, action.flow);
    case 'flow_edited':
      return onFlow(state, action.flow, (flow) => ({ ...flow, [action.field]: action.text }));
    default:
      return stepReducer(state, action);
  }
}

type StepAction = Extract<FormAction, { type: `step_${string}` | 'steps_replaced' }>;

function stepReducer(state: FormState, action: StepAction): FormState {
  const steps = state.values.guided_flows?.find(({ key }) => key === action.flow)?.steps ?? [];
  const withSteps = (next: readonly StepValues[]) =>
    onFlow(state, action.flow, (flow) => ({ ...flow, steps: next }));
  switch (action.type) {
    case 'steps_replaced':
      return { ...withSteps([]), focus: { row: action.flow, part: 'add' } };
    case 'step_added': {
      if (steps.length >= MAX_STEPS)
        return { ...state, news: `A flow has at most ${MAX_STEPS} steps.` };
      const step = newStep(`n${state.added}`);
      const news = `Added step ${steps.length + 1}.`;
      const focus = { row: step.key, part: 'task' } as const;
      return { ...withSteps([...steps, step]), added: state.added + 1, news, focus };
    }
    case 'step_moved': {
      const next = moved(steps, action.step, action.by);
      const place = next.findIndex(({ key }) => key === action.step) + 1;
      return next === steps
        ? state
        : { ...withSteps(next), news: `Moved the step to position ${place}.` };
    }
    case 'step_removed': {
      const at = steps.findIndex(({ key }) => key === action.step);
      const neighbour = steps[at + 1] ?? steps[at - 1];
      const news = `Removed step ${at + 1}. ${steps.length - 1} left.`;
      const focus: FocusTarget =
        neighbour === undefined
          ? { row: action.flow, part: 'add' }
          : { row: neighbour.key, part: 'remove' };
      return { ...withSteps(steps.filter(({ key }) => key !== action.step)), news, focus };
    }
    case 'step_kind':
      return withSteps(changed(steps, action.step, { kind: action.kind }));
    case 'step_edited':
      return withSteps(changed(steps, action.step, { [action.field]: action.text }));
  }
}

function changed(
  steps: readonly StepValues[],
  key: string,
  change: Partial<StepValues>,
): readonly StepValues[] {
  return steps.map((step) => (step.key === key ? { ...step, ...change } : step));
}

function withFlows(state: FormState, flows: readonly FlowValues[]): FormState {
  return { ...state, values: { ...state.values, guided_flows: flows } };
}

function onFlow(
  state: FormState,
  key: string,
  change: (flow: FlowValues) => FlowValues,
): FormState {
  const flows = state.values.guided_flows ?? [];
  return withFlows(
    state,
    flows.map((flow) => (flow.key === key ? change(flow) : flow)),
  );
}

function addFlow(state: FormState, flows: readonly FlowValues[]): FormState {
  if (flows.length >= MAX_FLOWS)
    return { ...state, news: `There can be at most ${MAX_FLOWS} flows.` };
  const key = `n${state.added}`;
  const texts = { name: '', description: '', start_url: '' };
  const next = withFlows(state, [
    ...flows,
    { key, from: null, isObject: true, ...texts, steps: [] },
  ]);
  const news = `Added flow ${flows.length + 1}.`;
  const open = toggled(state.open, key, true);
  return { ...next, added: state.added + 1, open, news, focus: { row: key, part: 'name' } };
}

function moveFlow(
  state: FormState,
  flows: readonly FlowValues[],
  key: string,
  by: 1 | -1,
): FormState {
  const next = moved(flows, key, by);
  if (next === flows) return state;
  const place = next.findIndex((flow) => flow.key === key) + 1;
  return { ...withFlows(state, next), news: `Moved the flow to position ${place}.` };
}

function removeFlow(state: FormState, flows: readonly FlowValues[], key: string): FormState {
  const at = flows.findIndex((flow) => flow.key === key);
  const neighbour = flows[at + 1] ?? flows[at - 1];
  const news = `Removed flow ${at + 1}. ${flows.length - 1} left.`;
  const focus: FocusTarget =
    neighbour === undefined ? { row: '', part: 'add' } : { row: neighbour.key, part: 'toggle' };
  return {
    ...withFlows(
      state,
      flows.filter((flow) => flow.key !== key),
    ),
    news,
    focus,
  };
}

/** The copy stands next to the original, open, under a name that no flow has yet. */
function duplicateFlow(state: FormState, flows: readonly FlowValues[], key: string): FormState {
  const at = flows.findIndex((flow) => flow.key === key);
  const original = flows[at];
  if (original === undefined) return state;
  if (flows.length >= MAX_FLOWS)
    return { ...state, news: `There can be at most ${MAX_FLOWS} flows.` };
  const copyKey = `n${state.added}`;
  const copy: FlowValues = {
    ...original,
    key: copyKey,
    name: original.name && copyName(original.name, flows),
    steps: original.steps?.map((step, index) => ({ ...step, key: `${copyKey}s${index}` })) ?? null,
  };
  return {
    ...withFlows(state, flows.toSpliced(at + 1, 0, copy)),
    added: state.added + 1,
    open: toggled(state.open, copyKey, true),
    news: `Duplicated flow ${at + 1} as flow ${at + 2}.`,
    focus: { row: copyKey, part: 'toggle' },
  };
}

function copyName(name: string, flows: readonly FlowValues[]): string {
  const taken = new Set(flows.map((flow) => flow.name));
  const first = `${name} (copy)`;
  if (!taken.has(first)) return first;
  const numbers = Array.from({ length: flows.length + 1 }, (_, index) => index + 2);
  return `${name} (copy ${numbers.find((number) => !taken.has(`${name} (copy ${number})`))})`;
}

function newStep(key: string): StepValues {
  return { key, from: null, kind: 'task', slide: '', task: '', prompt: '', url: '' };
}

function moved<Row extends { readonly key: string }>(
  rows: readonly Row[],
  key: string,
  by: 1 | -1,
): readonly Row[] {
  const at = rows.findIndex((row) => row.key === key);
  const row = rows[at];
  const to = at + by;
  if (row === undefined || to < 0 || to >= rows.length) return rows;
  return rows.toSpliced(at, 1).toSpliced(to, 0, row);
}

function toggled(open: ReadonlySet<string>, key: string, isOpen: boolean): ReadonlySet<string> {
  const next = new Set(open);
  if (isOpen) next.add(key);
  else next.delete(key);
  return next;
}
