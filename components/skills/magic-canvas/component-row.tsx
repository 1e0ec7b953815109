import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import type { JsonNode } from '@/lib/json/node';
import { printJson } from '@/lib/json/print';
import { FieldError } from '@/components/form/field';
import { Segmented } from '@/components/form/segmented';
import { SCHEDULING, type COMPONENTS } from './components';
import { hasOtherKeys, type ComponentState } from './entry';
import type { CanvasForm } from './schema';
import { effectOf } from './summary';

interface ComponentRowProps {
  id: string;
  component: (typeof COMPONENTS)[number];
  form: CanvasForm;
  /** Its entry when the form was opened. */
  opened: JsonNode | undefined;
  /** Its entry as the form would send it. */
  entry: JsonNode | undefined;
  isReadOnly: boolean;
  children?: ReactNode;
}

/** One component: its states, and the entry that is sent. */
export function ComponentRow(props: ComponentRowProps) {
  const { id, component, form, opened, entry, isReadOnly, children } = props;
  const { name, description } = component;
  const { field } = useController({ control: form.control, name });
  const error = form.apiErrorOf(name);
  const canConfigure = name === SCHEDULING || hasOtherKeys(opened);
  return (
    <li id={id} tabIndex={-1} className="flex flex-col gap-2 px-3 py-2.5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p>
            <code className="font-mono font-medium">{name}</code>
          </p>
          <p className="text-sm text-muted">{description}</p>
        </div>
        <Segmented<ComponentState>
          aria-label={name}
          options={[
            { value: 'default', label: 'On (default)' },
            { value: 'off', label: 'Off' },
            ...(canConfigure ? [{ value: 'configured', label: 'On, custom' } as const] : []),
          ]}
          value={field.value ?? ''}
          onChange={field.onChange}
          disabled={isReadOnly}
        />
      </div>
      {entry !== undefined && (
        <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-muted">
          <span>{effectOf(name, entry)}</span>
          <span aria-hidden>·</span>
          <code className="min-w-0 font-mono wrap-anywhere">{printJson(entry)}</code>
        </p>
      )}
      {error !== undefined && <FieldError>{error}</FieldError>}
      {children}
    </li>
  );
}
