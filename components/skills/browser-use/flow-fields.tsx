import { Plus } from 'lucide-react';
import { asObject, type JsonObject } from '@/lib/json/node';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/form/field';
import { UnreadableField } from '../unreadable-field';
import type { FlowCardProps } from './flow-card';
import { MAX_STEPS } from './issues';
import { KeptMembers } from './kept-members';
import { RowText } from './row-text';
import { StepRow } from './step-row';
import { fieldId } from './use-browser-form';
import { FLOW_TEXTS, originOf, originOfStep, type FlowText } from './values';

/** The fields and steps of an open flow. */
export function FlowFields(props: FlowCardProps) {
  const { flow, origin, field, errors, idPrefix, isReadOnly, dispatch } = props;
  const node = asObject(originOf(origin, flow));
  const textOf = (leaf: FlowText) => ({
    idPrefix,
    row: flow.key,
    field,
    leaf,
    value: flow[leaf],
    node: node?.entries.get(leaf),
    errors: errors?.get(flow.key),
    isReadOnly,
    dispatch,
    onType: (text: string) => dispatch({ type: 'flow_edited', flow: flow.key, field: leaf, text }),
  });
  return (
    <div className="flex flex-col gap-3 px-3 pb-3">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <RowText {...textOf('name')} label="Flow name" kind="text" />
        <RowText {...textOf('start_url')} label="Start URL" kind="url" placeholder="https://…" />
      </div>
      <RowText
        {...textOf('description')}
        label="Description"
        kind="lines"
        placeholder="When the PAL should use this flow"
      />
      <Steps {...props} node={node} />
      <KeptMembers members={otherFields(node)} />
    </div>
  );
}

function Steps(props: FlowCardProps & { node: JsonObject | undefined }) {
  const { flow, origin, position, field, stepFields, errors, idPrefix, isReadOnly, dispatch } =
    props;
  const id = fieldId(idPrefix, field, 'steps');
  const error = errors?.get(flow.key)?.['steps'];
  if (flow.steps === null) {
    return (
      <UnreadableField
        id={id}
        label="Steps"
        node={props.node?.entries.get('steps')}
        expected="a list of steps"
        error={error}
        isReadOnly={isReadOnly}
        onReplace={() => dispatch({ type: 'steps_replaced', flow: flow.key })}
      />
    );
  }
  const { length } = flow.steps;
  return (
    <section id={id} tabIndex={-1} className="flex flex-col">
      <p className="flex items-baseline justify-between gap-4 border-b border-line pb-1">
        <span className="font-medium">Steps</span>
        <span className="text-xs text-muted tabular-nums">
          {length} of {MAX_STEPS}
        </span>
      </p>
      {error !== undefined && <FieldError>{error}</FieldError>}
      {length === 0 && <p className="py-2 text-sm text-muted">No steps yet.</p>}
      <ol aria-label={`Steps of flow ${position}`} className="divide-y divide-line">
        {flow.steps.map((step, index) => (
          <StepRow
            key={step.key}
            step={step}
            origin={originOfStep(origin, step)}
            position={index + 1}
            count={length}
            flowKey={flow.key}
            flowPosition={position}
            field={stepFields[index] ?? ''}
            errors={errors?.get(step.key)}
            idPrefix={idPrefix}
            isReadOnly={isReadOnly}
            dispatch={dispatch}
          />
        ))}
      </ol>
      {!isReadOnly && (
        <Button
          id={`${idPrefix}-${flow.key}-add`}
          size="sm"
          className="mt-1 self-start aria-disabled:cursor-default aria-disabled:opacity-50"
          aria-disabled={length >= MAX_STEPS || undefined}
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => dispatch({ type: 'step_added', flow: flow.key })}
        >
          Add step
        </Button>
      )}
    </section>
  );
}

function otherFields(node: JsonObject | undefined) {
  const known: readonly string[] = [...FLOW_TEXTS, 'steps'];
  return [...(node?.entries ?? [])].filter(([key]) => !known.includes(key));
}
