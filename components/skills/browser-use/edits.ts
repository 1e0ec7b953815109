import { addFlow, duplicateFlow, moveFlow, removeFlow } from './flow-edits';
import { onFlow, toggled, withFlows } from './rows';
import type { StepField, StepKind } from './step';
import { stepReducer } from './step-edits';
import type { BrowserUseValues, FlowText } from './values';

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
