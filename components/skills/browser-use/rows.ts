import type { FormState } from './edits';
import type { FlowValues } from './values';

export function withFlows(state: FormState, flows: readonly FlowValues[]): FormState {
  return { ...state, values: { ...state.values, guided_flows: flows } };
}

export function onFlow(
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

/** Returns the rows with one moved by a place; the very same rows at the end of its way. */
export function moved<Row extends { readonly key: string }>(
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

export function toggled(
  open: ReadonlySet<string>,
  key: string,
  isOpen: boolean,
): ReadonlySet<string> {
  const next = new Set(open);
  if (isOpen) next.add(key);
  else next.delete(key);
  return next;
}
