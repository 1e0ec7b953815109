'use client';

import { useState } from 'react';
import type { JsonSyntaxError } from '@/lib/json/parse';
import { formatJson } from '@/lib/json/print';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/form/field';
import type { SkillFormProps } from '../define-skill';
import { CONFIG_FIELD } from './config-field';
import { JsonEditor } from './json-editor';
import { readSettings } from './read-settings';

/**
 * Any config as JSON text. A text that means what was opened reports the very config that was
 * opened, so that looking at it, or typing and taking it back, changes no byte of it.
 */
export function JsonSettings(props: SkillFormProps) {
  const { config: origin, onConfigChange, onInvalidText, apiErrors, isReadOnly, idPrefix } = props;
  const [text, setText] = useState(() => props.invalidText?.text ?? formatJson(origin));
  const [answered, setAnswered] = useState<SkillFormProps['apiErrors'] | null>(null);
  const read = readSettings(text, origin);
  const fault = read.ok ? null : read.error;

  function type(next: string) {
    setText(next);
    setAnswered(apiErrors);
    const result = readSettings(next, origin);
    onInvalidText(result.ok ? null : { reason: inWords(result.error), text: next });
    if (result.ok) onConfigChange(result.value);
  }

  const apiError = answered === apiErrors ? undefined : apiErrors[CONFIG_FIELD];
  return (
    <div className="flex w-full max-w-180 flex-col gap-2">
      <Field
        id={`${idPrefix}-${CONFIG_FIELD}`}
        label="Config (JSON)"
        hint="JSON object, sent as written."
        error={apiError ?? (fault ? inWords(fault) : undefined)}
      >
        {(aria) => (
          <JsonEditor
            aria={aria}
            text={text}
            faultLine={fault?.line ?? null}
            onChange={type}
            isReadOnly={isReadOnly}
          />
        )}
      </Field>
      {!isReadOnly && (
        <Button
          size="sm"
          className="self-start"
          disabled={!read.ok}
          onClick={() => read.ok && type(formatJson(read.value))}
        >
          Format
        </Button>
      )}
    </div>
  );
}

function inWords({ line, column, message }: JsonSyntaxError): string {
  return `Line ${line}, column ${column}: ${message}`;
}
