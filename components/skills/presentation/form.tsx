'use client';

import { useController } from 'react-hook-form';
import type { ObjectFormProps } from '../define-skill';
import { KeptFields } from '../kept-fields';
import { TextControl } from '../text-control';
import { useSkillForm } from '../use-skill-form';
import { DocumentsField } from './documents-field';
import { presentationSchema } from './schema';
import { KNOWN_FIELDS, presentationLens } from './values';
import { TriggerField } from './trigger-field';

export function PresentationForm(props: ObjectFormProps) {
  const { config, idPrefix, isReadOnly } = props;
  const form = useSkillForm(props, presentationLens, presentationSchema);
  const { control, apiErrorOf } = form;
  const documents = useController({ control, name: 'document_ids' });
  const trigger = useController({ control, name: 'slides_trigger' });
  const prompt = useController({ control, name: 'prompt' });
  const known: readonly string[] = KNOWN_FIELDS;

  return (
    <div className="flex max-w-180 flex-col gap-6">
      <DocumentsField
        id={`${idPrefix}-document_ids`}
        ids={documents.field.value}
        onChange={documents.field.onChange}
        onBlur={documents.field.onBlur}
        error={apiErrorOf('document_ids') ?? documents.fieldState.error?.message}
        node={config.entries.get('document_ids')}
        isReadOnly={isReadOnly}
      />
      <TriggerField
        id={`${idPrefix}-slides_trigger`}
        value={trigger.field.value}
        onChange={trigger.field.onChange}
        error={apiErrorOf('slides_trigger') ?? trigger.fieldState.error?.message}
        node={config.entries.get('slides_trigger')}
        isReadOnly={isReadOnly}
      />
      <TextControl
        id={`${idPrefix}-prompt`}
        label="Prompt"
        hint="Optional. What to say and when, for example a talk track."
        field={prompt.field}
        error={apiErrorOf('prompt') ?? prompt.fieldState.error?.message}
        node={config.entries.get('prompt')}
        isReadOnly={isReadOnly}
      />
      <KeptFields kept={[...config.entries].filter(([key]) => !known.includes(key))} />
    </div>
  );
}
