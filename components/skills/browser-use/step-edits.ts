import type { FocusTarget, FormAction, FormState } from './edits';
import { MAX_STEPS } from './issues';
import { moved, onFlow } from './rows';
import type { StepValues } from './step';

type StepAction = Extract<FormAction, { type: `step_${string}` | 'steps_replaced' }>;

/** Returns the form after an edit of a flow's steps. */
export function stepReducer(state: FormState, action: StepAction): FormState {
  const flows = state.values.guided_flows ?? [];
  const flowAt = flows.findIndex(({ key }) => key === action.flow);
  const steps = flows[flowAt]?.steps ?? [];
  const ofFlow = `of flow ${flowAt + 1}`;
  const withSteps = (next: readonly StepValues[]) =>
    onFlow(state, action.flow, (flow) => ({ ...flow, steps: next }));
  switch (action.type) {
    case 'steps_replaced':
      return { ...withSteps([]), focus: { row: action.flow, part: 'add' } };
    case 'step_added': {
      if (steps.length >= MAX_STEPS)
        return { ...state, news: `A flow has at most ${MAX_STEPS} steps.` };
      const step = newStep(`n${state.added}`);
      const news = `Added step ${steps.length + 1} ${ofFlow}.`;
      const focus = { row: step.key, part: 'task' } as const;
      return { ...withSteps([...steps, step]), added: state.added + 1, news, focus };
    }
    case 'step_moved': {
      const next = moved(steps, action.step, action.by);
      const place = next.findIndex(({ key }) => key === action.step) + 1;
      return next === steps
        ? state
        : { ...withSteps(next), news: `Moved the step to position ${place} ${ofFlow}.` };
    }
    case 'step_removed': {
      const at = steps.findIndex(({ key }) => key === action.step);
      const neighbour = steps[at + 1] ?? steps[at - 1];
      const news = `Removed step ${at + 1} ${ofFlow}. ${steps.length - 1} left.`;
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

function newStep(key: string): StepValues {
  return { key, from: null, kind: 'task', slide: '', task: '', prompt: '', url: '' };
}
