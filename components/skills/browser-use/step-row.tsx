import { memo, type Dispatch } from 'react';
import { asObject, type JsonNode } from '@/lib/json/node';
import { formatJson } from '@/lib/json/print';
import { FieldError } from '@/components/form/field';
import { Segmented } from '@/components/form/segmented';
import type { FormAction } from './edits';
import type { RowErrors } from './form-errors';
import { KeptMembers } from './kept-members';
import { RowButtons } from './row-buttons';
import { RowText } from './row-text';
import { otherMembers, type StepField, type StepValues } from './step';
import { fieldId } from './use-browser-form';

export interface StepRowProps {
  step: StepValues;
  /** The node the step was read from. */
  origin: JsonNode | undefined;
  /** From 1. */
  position: number;
  count: number;
  flowKey: string;
  flowPosition: number;
  /** The prefix of its fields' names. */
  field: string;
  errors: RowErrors | undefined;
  idPrefix: string;
  isReadOnly: boolean;
  dispatch: Dispatch<FormAction>;
}

const KINDS = [
  { value: 'task', label: 'Do and say', title: 'Do something in the browser, then say something' },
  { value: 'say', label: 'Say', title: 'Speak only' },
  { value: 'slide', label: 'Slide', title: 'Show a page of the slide document' },
] as const;

/** One step of a flow. Drawn again only when something of this step changes. */
export const StepRow = memo(function StepRow(props: StepRowProps) {
  const { step, position, count, flowKey, flowPosition, errors, idPrefix, isReadOnly } = props;
  const { dispatch } = props;
  const at = { flow: flowKey, step: step.key };
  return (
    <li>
      <div
        role="group"
        aria-label={`Step ${position}`}
        id={fieldId(idPrefix, props.field, '')}
        tabIndex={-1}
        className="flex flex-col gap-2 py-3"
      >
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="text-sm font-medium text-muted tabular-nums">Step {position}</span>
          {step.kind !== null && (
            <Segmented
              aria-label={`Kind of step ${position}`}
              options={KINDS}
              value={step.kind}
              onChange={(kind) => dispatch({ type: 'step_kind', ...at, kind })}
              disabled={isReadOnly}
            />
          )}
          {!isReadOnly && (
            <span className="ml-auto">
              <RowButtons
                what={`step ${position} of flow ${flowPosition}`}
                position={position}
                count={count}
                removeId={`${idPrefix}-${step.key}-remove`}
                onMove={(by) => dispatch({ type: 'step_moved', ...at, by })}
                onRemove={() => dispatch({ type: 'step_removed', ...at })}
              />
            </span>
          )}
        </div>
        {errors?.[''] !== undefined && <FieldError>{errors['']}</FieldError>}
        {step.kind === null ? <UnknownStep node={props.origin} /> : <StepFields {...props} />}
      </div>
    </li>
  );
});

function StepFields(props: StepRowProps) {
  const { step, origin, flowKey, dispatch } = props;
  const textOf = (leaf: StepField) => ({
    idPrefix: props.idPrefix,
    row: step.key,
    field: props.field,
    leaf,
    value: step[leaf],
    node: asObject(origin)?.entries.get(leaf),
    errors: props.errors,
    isReadOnly: props.isReadOnly,
    dispatch,
    onType: (text: string) =>
      dispatch({ type: 'step_edited', flow: flowKey, step: step.key, field: leaf, text }),
  });
  const say = (
    <RowText
      {...textOf('prompt')}
      label="Say"
      kind="lines"
      placeholder={step.kind === 'slide' ? 'Optional' : 'What the PAL says'}
    />
  );
  return (
    <>
      {step.kind === 'say' && say}
      {step.kind === 'task' && (
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          <RowText
            {...textOf('task')}
            label="Task"
            kind="lines"
            placeholder="What the PAL does in the browser"
          />
          {say}
          <div className="sm:col-span-2">
            <RowText
              {...textOf('url')}
              label="Page URL"
              kind="url"
              placeholder="Optional: https://…"
            />
          </div>
        </div>
      )}
      {step.kind === 'slide' && (
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[6rem_minmax(0,1fr)]">
          <RowText {...textOf('slide')} label="Slide" kind="number" />
          {say}
        </div>
      )}
      <KeptMembers members={step.kind === null ? [] : otherMembers(origin, step.kind)} />
    </>
  );
}

function UnknownStep({ node }: { node: JsonNode | undefined }) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-sm text-muted">
        This form doesn&apos;t know this kind of step. It is kept as it is.
      </p>
      {node !== undefined && (
        <pre className="overflow-auto rounded border border-line bg-sunken p-2 font-mono text-xs wrap-anywhere whitespace-pre-wrap">
          {formatJson(node)}
        </pre>
      )}
    </div>
  );
}
