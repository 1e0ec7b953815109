'use client';

import { useEffect, useState, type ComponentType } from 'react';
import { FieldError } from '@/components/form/field';
import type { JsonObject } from '@/lib/json/node';
import { equalJson } from '@/lib/json/print';
import type { ObjectFormProps } from '../define-skill';
import { KeptFields } from '../kept-fields';
import { fieldName } from './field-name';
import { readField, writeField } from './field-values';
import { problemOf } from './problem-of';
import { readSchema, type SchemaField } from './read-schema';
import { SchemaControl } from './schema-control';

/** The form of a schema. A schema that no form can be made of leaves the settings to the JSON view. */
export function schemaFormOf(schema: string): ComponentType<ObjectFormProps> {
  const fields = readSchema(schema);
  return fields.length === 0 ? NoForm : (props) => <SchemaForm {...props} fields={fields} />;
}

function NoForm({ onNoForm }: ObjectFormProps) {
  useEffect(() => onNoForm?.(), [onNoForm]);
  return null;
}

interface SchemaFormProps extends ObjectFormProps {
  fields: readonly SchemaField[];
}

function SchemaForm({ fields, ...props }: SchemaFormProps) {
  const { config: origin, apiErrors, idPrefix, isReadOnly } = props;
  const [config, setConfig] = useState(origin);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [answered, setAnswered] = useState({ apiErrors, keys: new Set<string>() });
  const isAnswered = (key: string) => answered.apiErrors === apiErrors && answered.keys.has(key);
  const names = new Set(fields.map(({ key }) => fieldName(key)));

  function change(field: SchemaField, text: string) {
    const next = unchangedIfEqual(writeField(config, field, text), origin);
    const keys = answered.apiErrors === apiErrors ? answered.keys : [];
    setAnswered({ apiErrors, keys: new Set([...keys, field.key]) });
    setConfig(next);
    props.onConfigChange(next);
  }

  return (
    <div className="flex max-w-180 flex-col gap-6">
      {fields.map((field) => {
        const { key } = field;
        const node = config.entries.get(key);
        const apiError = isAnswered(key) ? undefined : apiErrors[fieldName(key)];
        const isChecked = props.showAllIssues || seen.has(key);
        const problem = isChecked ? (problemOf(field, node) ?? undefined) : undefined;
        return (
          <SchemaControl
            key={key}
            id={`${idPrefix}-${fieldName(key)}`}
            field={field}
            value={readField(config, field)}
            node={node}
            error={apiError ?? problem}
            onChange={(text) => change(field, text)}
            onBlur={() => setSeen(new Set([...seen, key]))}
            isReadOnly={isReadOnly}
          />
        );
      })}
      <KeptFields kept={[...config.entries].filter(([key]) => !names.has(fieldName(key)))} />
      {Object.entries(apiErrors)
        .filter(([name]) => !names.has(name))
        .map(([name, message]) => (
          <div key={name} id={`${idPrefix}-${name}`} tabIndex={-1} className="rounded">
            <FieldError>{message}</FieldError>
          </div>
        ))}
    </div>
  );
}

function unchangedIfEqual(config: JsonObject, origin: JsonObject): JsonObject {
  return equalJson(config, origin) ? origin : config;
}
