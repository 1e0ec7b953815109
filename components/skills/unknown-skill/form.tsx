'use client';

import { useState } from 'react';
import { parseJsonObject, type JsonSyntaxError } from '@/lib/json/parse';
import { equalJson, formatJson } from '@/lib/json/print';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/form/field';
import type { SkillFormProps } from '../define-skill';
import { CONFIG_FIELD } from './config-field';
import { JsonEditor } from './json-editor';

/**
 * Any config as JSON text. A text that means what was opened reports the very config that was
 * opened, so that looking at it, or typing and taking it back, changes no byte of it.
 */
export function UnknownSkillForm(props: SkillFormProps) {
  const { config: origin, onConfigChange, onInvalidText, apiErrors, isReadOnly, idPrefix } = props;
  const [text, setText] = useState(() => formatJson(origin));
  const [answered, setAnswered] = useState<SkillFormProps['apiErrors'] | null>(null);
  const parsed = parseJsonObject(text);
  const fault = parsed.ok ? null : parsed.error;

  function type(next: string) {
    setText(next);
    setAnswered(apiErrors);
    const result = parseJsonObject(next);
    onInvalidText(result.ok ? null : inWords(result.error));
    if (result.ok) onConfigChange(equalJson(result.value, origin) ? origin : result.value);
  }

  const apiError = answered === apiErrors ? undefined : apiErrors[CONFIG_FIELD];
  return (
    <div className="flex max-w-180 flex-col gap-2">
      <Field
        id={`${idPrefix}-${CONFIG_FIELD}`}
        label="Config (JSON)"
        hint="An object, as the API takes it. Numbers and keys stay as they are written."
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
          disabled={!parsed.ok}
          onClick={() => parsed.ok && type(formatJson(parsed.value))}
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
