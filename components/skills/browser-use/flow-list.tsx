import { Plus } from 'lucide-react';
import type { JsonObject } from '@/lib/json/node';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/form/field';
import { UnreadableField } from '../unreadable-field';
import { FlowCard } from './flow-card';
import type { FormErrors } from './form-errors';
import { MAX_FLOWS } from './issues';
import type { BrowserForm } from './use-browser-form';
import type { FlowValues } from './values';

interface FlowListProps {
  form: BrowserForm;
  /** The config the form was opened on. */
  origin: JsonObject;
  idPrefix: string;
  isReadOnly: boolean;
}

/** The flows in their order. */
export function FlowList({ form, origin, idPrefix, isReadOnly }: FlowListProps) {
  const { state, dispatch, places, errors, config } = form;
  const id = `${idPrefix}-guided_flows`;
  const error = errors.get('')?.['guided_flows'];
  const flows = state.values.guided_flows;
  if (flows === null) {
    return (
      <UnreadableField
        id={id}
        label="Flows"
        node={config.entries.get('guided_flows')}
        expected="a list of flows"
        error={error}
        isReadOnly={isReadOnly}
        onReplace={() => dispatch({ type: 'flows_replaced' })}
      />
    );
  }
  const fieldAt = (key: string) => places.get(key)?.field ?? key;
  return (
    <section id={id} tabIndex={-1} className="flex flex-col gap-2">
      <div>
        <div className="flex items-baseline justify-between gap-4">
          <h4 className="font-medium">Flows</h4>
          <span className="text-xs text-muted tabular-nums">
            {flows.length} of {MAX_FLOWS}
          </span>
        </div>
        <p className="text-sm text-muted">
          The PAL picks a flow by its exact name and follows its steps.
        </p>
      </div>
      {error !== undefined && <FieldError>{error}</FieldError>}
      {flows.map((flow, index) => (
        <FlowCard
          key={flow.key}
          flow={flow}
          origin={origin}
          position={index + 1}
          count={flows.length}
          isOpen={state.open.has(flow.key)}
          field={fieldAt(flow.key)}
          stepFields={(flow.steps ?? []).map(({ key }) => fieldAt(key))}
          errors={errorsIn(flow, errors)}
          idPrefix={idPrefix}
          isReadOnly={isReadOnly}
          dispatch={dispatch}
        />
      ))}
      {flows.length === 0 && isReadOnly && <p className="text-sm text-muted">No flows.</p>}
      {!isReadOnly && (
        <Button
          id={`${idPrefix}--add`}
          className="self-start aria-disabled:cursor-default aria-disabled:opacity-50"
          aria-disabled={flows.length >= MAX_FLOWS || undefined}
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => dispatch({ type: 'flow_added' })}
        >
          Add flow
        </Button>
      )}
    </section>
  );
}

/** Undefined for a flow without errors: it need not be drawn again for those of another. */
function errorsIn({ key, steps }: FlowValues, errors: FormErrors): FormErrors | undefined {
  if (errors.size === 0) return undefined;
  const keys = [key, ...(steps ?? []).map((step) => step.key)];
  return keys.some((row) => errors.has(row))
    ? new Map(keys.flatMap((row) => entryOf(errors, row)))
    : undefined;
}

function entryOf(errors: FormErrors, key: string) {
  const own = errors.get(key);
  return own === undefined ? [] : [[key, own] as const];
}
