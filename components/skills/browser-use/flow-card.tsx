import { ChevronDown, TriangleAlert } from 'lucide-react';
import { memo, type Dispatch } from 'react';
import type { JsonObject } from '@/lib/json/node';
import { formatJson } from '@/lib/json/print';
import { Badge } from '@/components/ui/badge';
import { FieldError } from '@/components/form/field';
import { count as countOf } from '../words';
import type { FormAction } from './edits';
import { FlowFields } from './flow-fields';
import type { FormErrors } from './form-errors';
import { MAX_FLOWS } from './issues';
import { RowButtons } from './row-buttons';
import { fieldId } from './use-browser-form';
import { originOf, type FlowValues } from './values';

export interface FlowCardProps {
  flow: FlowValues;
  /** The config the form was opened on. */
  origin: JsonObject;
  /** From 1. */
  position: number;
  count: number;
  isOpen: boolean;
  /** The prefix of its fields' names, and that of each of its steps. */
  field: string;
  stepFields: readonly string[];
  /** Errors of the flow and its steps; undefined without any. */
  errors: FormErrors | undefined;
  idPrefix: string;
  isReadOnly: boolean;
  dispatch: Dispatch<FormAction>;
}

/** One flow: a line that opens, and below it its fields and steps. */
export const FlowCard = memo(function FlowCard(props: FlowCardProps) {
  const { flow, position, count, isOpen, errors, idPrefix, isReadOnly, dispatch } = props;
  const { key } = flow;
  const panelId = `${idPrefix}-${key}-panel`;
  const own = errors?.get(key)?.[''];
  return (
    <div
      role="group"
      aria-label={`Flow ${position}`}
      id={fieldId(idPrefix, props.field, '')}
      tabIndex={-1}
      className="rounded border border-line bg-surface"
    >
      <div className="flex flex-wrap items-center gap-x-2 pr-1">
        <button
          type="button"
          id={`${idPrefix}-${key}-toggle`}
          aria-expanded={isOpen}
          aria-controls={panelId}
          onClick={() => dispatch({ type: 'flow_toggled', flow: key, isOpen: !isOpen })}
          className="flex min-h-10 min-w-0 flex-1 basis-40 items-center gap-2 rounded px-3 py-1.5 text-left"
        >
          <ChevronDown
            aria-hidden
            className={`size-4 shrink-0 text-muted transition-transform duration-150 motion-reduce:transition-none ${isOpen ? '' : '-rotate-90'}`}
          />
          {/* The blanks part the words of the button's name; nothing else does. */}
          <span className="shrink-0 text-sm text-muted tabular-nums">Flow {position}</span>{' '}
          <FlowSummary flow={flow} /> <ErrorCount errors={errors} />
        </button>
        {!isReadOnly && (
          <RowButtons
            what={`flow ${position}`}
            position={position}
            count={count}
            removeId={`${idPrefix}-${key}-remove`}
            onMove={(by) => dispatch({ type: 'flow_moved', flow: key, by })}
            isFull={count >= MAX_FLOWS}
            onDuplicate={() => dispatch({ type: 'flow_duplicated', flow: key })}
            onRemove={() => dispatch({ type: 'flow_removed', flow: key })}
          />
        )}
      </div>
      {own !== undefined && (
        <div className="px-3 pb-2">
          <FieldError>{own}</FieldError>
        </div>
      )}
      <div id={panelId} hidden={!isOpen}>
        {isOpen && (flow.isObject ? <FlowFields {...props} /> : <UnknownFlow {...props} />)}
      </div>
      {!isOpen && <JumpTargets {...props} />}
    </div>
  );
}, isSame);

function FlowSummary({ flow: { isObject, name, steps } }: { flow: FlowValues }) {
  const title = !isObject || name === null ? 'Not readable' : name;
  return (
    <span className="flex min-w-0 flex-1 items-baseline gap-2">
      <bdi className={`min-w-0 truncate ${title.trim() === '' ? 'text-muted' : 'font-medium'}`}>
        {title.trim() === '' ? 'Untitled' : title}
      </bdi>{' '}
      {steps !== null && isObject && (
        <span className="shrink-0 text-sm text-muted tabular-nums">
          {steps.length === 0 ? 'No steps' : countOf(steps.length, 'step')}
        </span>
      )}
    </span>
  );
}

function ErrorCount({ errors }: { errors: FormErrors | undefined }) {
  const total = [...(errors?.values() ?? [])].reduce((sum, of) => sum + Object.keys(of).length, 0);
  if (total === 0) return null;
  return (
    <Badge tone="bad" icon={<TriangleAlert aria-hidden />}>
      {countOf(total, 'issue')}
    </Badge>
  );
}

function UnknownFlow({ flow, origin }: FlowCardProps) {
  const node = originOf(origin, flow);
  return (
    <div className="flex flex-col gap-1.5 px-3 pb-3">
      <p className="text-sm text-muted">This is not a flow. It is kept as it is.</p>
      <pre className="overflow-auto rounded border border-line bg-sunken p-2 font-mono text-xs wrap-anywhere whitespace-pre-wrap">
        {node === undefined ? '' : formatJson(node)}
      </pre>
    </div>
  );
}

/** Stand for the fields with issues of a closed flow: when one takes the focus, the flow opens. */
function JumpTargets({ flow, field, stepFields, errors, idPrefix, dispatch }: FlowCardProps) {
  const rows = [
    { key: flow.key, field },
    ...(flow.steps ?? []).map(({ key }, index) => ({ key, field: stepFields[index] ?? '' })),
  ];
  return rows.flatMap((row) =>
    Object.keys(errors?.get(row.key) ?? {})
      .filter((leaf) => row.key !== flow.key || leaf !== '')
      .map((leaf) => (
        <span
          key={fieldId(idPrefix, row.field, leaf)}
          id={fieldId(idPrefix, row.field, leaf)}
          tabIndex={-1}
          onFocus={() =>
            dispatch({
              type: 'flow_toggled',
              flow: flow.key,
              isOpen: true,
              focus: { row: row.key, part: leaf },
            })
          }
        />
      )),
  );
}

/** The names of the steps' fields are made for each drawing, and seldom say something else. */
function isSame(
  { stepFields: before, ...old }: FlowCardProps,
  { stepFields: after, ...next }: FlowCardProps,
): boolean {
  const others = new Map<string, unknown>(Object.entries(old));
  return (
    before.length === after.length &&
    before.every((field, index) => field === after[index]) &&
    Object.entries(next).every(([name, value]) => Object.is(value, others.get(name)))
  );
}
