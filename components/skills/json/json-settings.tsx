'use client';

import { useState } from 'react';
import { formatJson } from '@/lib/json/print';
import type { JsonNode } from '@/lib/json/node';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Field, FieldError } from '@/components/form/field';
import type { FieldIssue, SkillFormProps } from '../define-skill';
import { CONFIG_FIELD } from './config-field';
import { JsonEditor } from './json-editor';
import { faultInWords, readSettings } from './read-settings';

interface JsonSettingsProps extends SkillFormProps {
  /** What the whole form was opened on: where the text means the same, that very config is reported. */
  origin: JsonNode;
  /** The config reported last. */
  latest: JsonNode;
  issues: readonly FieldIssue[];
  /** Whether there is a form to go back to. */
  hasForm: boolean;
}

/** Any config as JSON text: to read, copy and edit. */
export function JsonSettings(props: JsonSettingsProps) {
  const { origin, onConfigChange, onInvalidText, apiErrors, isReadOnly, idPrefix } = props;
  const [text, setText] = useState(() => props.invalidText?.text ?? formatJson(props.config));
  const [answered, setAnswered] = useState<SkillFormProps['apiErrors'] | null>(null);
  const read = readSettings(text, origin);
  const fault = read.ok ? null : read.error;

  function type(next: string) {
    setText(next);
    setAnswered(apiErrors);
    const result = readSettings(next, origin);
    onInvalidText(result.ok ? null : { reason: faultInWords(result.error), text: next });
    if (result.ok) onConfigChange(result.value);
  }

  const errors = answered === apiErrors ? {} : apiErrors;
  const others = Object.entries(errors).filter(([field]) => field !== CONFIG_FIELD);
  const found = props.issues.filter(({ field }) => errors[field] === undefined);
  return (
    <div className="flex w-full max-w-180 flex-col gap-2">
      <Field
        id={`${idPrefix}-${CONFIG_FIELD}`}
        label="Config (JSON)"
        hint="JSON object, sent as written."
        error={errors[CONFIG_FIELD] ?? (fault ? faultInWords(fault) : undefined)}
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
      {fault !== null && props.hasForm && (
        <p className="text-sm">Fix or discard the invalid JSON to go back to the form.</p>
      )}
      <Findings
        idPrefix={idPrefix}
        findings={[...others, ...found.map(({ field, message }) => [field, message] as const)]}
      />
      <div className="flex flex-wrap gap-2">
        {!isReadOnly && (
          <Button
            size="sm"
            disabled={!read.ok}
            onClick={() => read.ok && type(formatJson(read.value))}
          >
            Format
          </Button>
        )}
        <CopyButton text={text} label="Copy JSON" isLabelShown />
        {!isReadOnly && fault !== null && (
          <Button size="sm" onClick={() => type(formatJson(props.latest))}>
            Discard invalid JSON
          </Button>
        )}
      </div>
    </div>
  );
}

interface FindingsProps {
  idPrefix: string;
  findings: readonly (readonly [field: string, message: string])[];
}

/** What is wrong with fields that only the form shows. Each takes the focus in its field's place. */
function Findings({ idPrefix, findings }: FindingsProps) {
  return findings.map(([field, message]) => (
    <div key={field} id={`${idPrefix}-${field}`} tabIndex={-1} className="rounded">
      <FieldError>
        <code className="font-mono text-xs">{field}</code>: {message}
      </FieldError>
    </div>
  ));
}
