import type { Dispatch, ReactNode } from 'react';
import type { JsonNode } from '@/lib/json/node';
import { TextAreaField } from '@/components/form/text-area-field';
import { TextField } from '@/components/form/text-field';
import { UnreadableField } from '../unreadable-field';
import type { FormAction } from './edits';
import type { RowErrors } from './form-errors';
import { addressKey, fieldId } from './use-browser-form';

export interface RowTextProps {
  idPrefix: string;
  /** The row's key and the prefix of its fields' names. */
  row: string;
  field: string;
  leaf: string;
  label: string;
  hint?: ReactNode;
  value: string | null;
  /** What the config holds there. */
  node: JsonNode | undefined;
  errors: RowErrors | undefined;
  isReadOnly: boolean;
  /** `text` and `url` are one line, `lines` grows with its text, `number` is short. */
  kind: 'text' | 'url' | 'lines' | 'number';
  placeholder?: string;
  dispatch: Dispatch<FormAction>;
  onType: (text: string) => void;
}

/** A text of a flow or step; shown bare where the config holds something else. */
export function RowText(props: RowTextProps) {
  const { row, leaf, label, hint, value, kind, isReadOnly, placeholder } = props;
  const { errors, node, onType, dispatch } = props;
  const id = fieldId(props.idPrefix, props.field, leaf);
  const error = errors?.[leaf];
  if (value === null) {
    const replace = { isReadOnly, onReplace: () => onType('') };
    return <UnreadableField {...{ id, label, node, error }} expected="text" {...replace} />;
  }
  const shared = {
    id,
    label,
    hint,
    error,
    value,
    placeholder,
    readOnly: isReadOnly,
    autoComplete: 'off',
    onBlur: () => dispatch({ type: 'field_left', address: addressKey({ row, leaf }) }),
  };
  if (kind === 'lines') {
    return (
      <TextAreaField
        {...shared}
        dir="auto"
        className="min-h-14!"
        onChange={(event) => onType(event.target.value)}
      />
    );
  }
  // No address and no number has a blank, but what is pasted often has one at its end.
  const clean = (text: string) => (kind === 'text' ? text : text.trim());
  return (
    <TextField
      {...shared}
      {...(kind === 'text' && { dir: 'auto' })}
      {...(kind === 'url' && { inputMode: 'url', spellCheck: false })}
      {...(kind === 'number' && { inputMode: 'numeric', className: 'max-w-24' })}
      onChange={(event) => onType(clean(event.target.value))}
    />
  );
}
