import type { FocusTarget, FormState } from './edits';
import { MAX_FLOWS } from './issues';
import { moved, toggled, withFlows } from './rows';
import type { FlowValues } from './values';

export function addFlow(state: FormState, flows: readonly FlowValues[]): FormState {
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

export function moveFlow(
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

export function removeFlow(state: FormState, flows: readonly FlowValues[], key: string): FormState {
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
export function duplicateFlow(
  state: FormState,
  flows: readonly FlowValues[],
  key: string,
): FormState {
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
