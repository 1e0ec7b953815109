'use client';

import type { ObjectFormProps } from '../define-skill';
import { KeptFields } from '../kept-fields';
import { FlowList } from './flow-list';
import { SlideDocumentField } from './slide-document-field';
import { addressKey, useBrowserForm } from './use-browser-form';
import { KNOWN_FIELDS } from './values';

export function BrowserUseForm(props: ObjectFormProps) {
  const { config: origin, idPrefix, isReadOnly } = props;
  const form = useBrowserForm(props);
  const { state, dispatch, errors } = form;
  const known: readonly string[] = KNOWN_FIELDS;
  const leaf = 'slide_document_id';
  return (
    <div className="flex max-w-180 flex-col gap-6">
      <FlowList form={form} origin={origin} idPrefix={idPrefix} isReadOnly={isReadOnly} />
      <SlideDocumentField
        id={`${idPrefix}-${leaf}`}
        documentId={state.values.slide_document_id}
        onChange={(text) => dispatch({ type: 'document', text })}
        onBlur={() => dispatch({ type: 'field_left', address: addressKey({ row: '', leaf }) })}
        error={errors.get('')?.[leaf]}
        node={origin.entries.get(leaf)}
        isReadOnly={isReadOnly}
      />
      <KeptFields kept={[...origin.entries].filter(([key]) => !known.includes(key))} />
      <p aria-live="polite" className="sr-only">
        {state.news}
      </p>
    </div>
  );
}
