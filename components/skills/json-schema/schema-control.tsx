import { useState } from 'react';
import { Field } from '@/components/form/field';
import { TextAreaField } from '@/components/form/text-area-field';
import { TextField } from '@/components/form/text-field';
import { Select } from '@/components/ui/select';
import type { JsonNode } from '@/lib/json/node';
import { UnreadableField } from '../unreadable-field';
import type { SchemaField } from './read-schema';

interface SchemaControlProps {
  id: string;
  field: SchemaField;
  /** What the config has there; null where the control cannot show it. */
  value: string | null;
  node: JsonNode | undefined;
  error: string | undefined;
  onChange: (text: string) => void;
  onBlur: () => void;
  isReadOnly: boolean;
}

const EXPECTED: Record<SchemaField['kind'], string> = {
  text: 'text',
  choice: 'text',
  boolean: 'true or false',
  number: 'a number',
  integer: 'a number',
  texts: 'a list of one-line texts',
};

/** The control of one field of a schema. */
export function SchemaControl(props: SchemaControlProps) {
  const { id, field, value, node, error, isReadOnly, onBlur } = props;
  // What was typed, also where the config says it otherwise: a number with a blank behind it.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;

  function change(next: string) {
    setTyped(next);
    props.onChange(next);
  }

  const common = { id, label: field.label, hint: field.hint, error };
  if (text === null) {
    return (
      <UnreadableField
        id={id}
        label={field.label}
        error={error}
        node={node}
        expected={EXPECTED[field.kind]}
        isReadOnly={isReadOnly}
        onReplace={() => change('')}
      />
    );
  }
  const optional = !field.isRequired;
  if (field.kind === 'choice' || field.kind === 'boolean') {
    return (
      <Field {...common} optional={optional}>
        {(aria) => (
          <Select
            {...aria}
            className="w-full sm:w-80"
            value={text}
            disabled={isReadOnly}
            onChange={(event) => change(event.target.value)}
            onBlur={onBlur}
          >
            <option value="">Not set</option>
            {optionsOf(field, value).map(([choice, label]) => (
              <option key={choice} value={choice}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
    );
  }
  const control = {
    ...common,
    optional,
    value: text,
    readOnly: isReadOnly,
    onBlur,
    dir: 'auto',
  } as const;
  if (field.kind === 'text' || field.kind === 'texts') {
    const hint = [field.hint, field.kind === 'texts' ? 'One per line.' : undefined];
    return (
      <TextAreaField
        {...control}
        hint={hint.filter((part) => part !== undefined).join(' ') || undefined}
        onChange={(event) => change(event.target.value)}
      />
    );
  }
  return (
    <TextField
      {...control}
      inputMode="decimal"
      autoComplete="off"
      onChange={(event) => change(event.target.value)}
    />
  );
}

/** The choices, and what the config holds where that is none of them. */
function optionsOf({ kind, choices }: SchemaField, value: string | null): [string, string][] {
  if (kind === 'boolean') {
    return [
      ['true', 'On'],
      ['false', 'Off'],
    ];
  }
  const all =
    value === null || value === '' || choices.includes(value) ? choices : [...choices, value];
  return all.filter((choice) => choice !== '').map((choice) => [choice, choice]);
}
