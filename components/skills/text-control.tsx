import type { JsonNode } from '@/lib/json/node';
import { TextAreaField } from '@/components/form/text-area-field';
import { UnreadableField } from './unreadable-field';
import { lengthInWords } from './words';

interface TextControlProps {
  id: string;
  label: string;
  hint: string;
  /** react-hook-form's; null where the config holds no text. */
  field: {
    readonly value: string | null;
    readonly onChange: (text: string) => void;
    readonly onBlur: () => void;
  };
  error?: string;
  /** What the config holds there. */
  node: JsonNode | undefined;
  isReadOnly: boolean;
}

/** Free text of a config that may be long: grows with what is written, and counts it. */
export function TextControl(props: TextControlProps) {
  const { id, label, hint, field, error, node, isReadOnly } = props;
  const { value, onChange, onBlur } = field;
  if (value === null) {
    const replace = { isReadOnly, onReplace: () => onChange('') };
    return (
      <UnreadableField
        id={id}
        label={label}
        node={node}
        expected="text"
        error={error}
        {...replace}
      />
    );
  }
  return (
    <TextAreaField
      id={id}
      label={label}
      hint={hint}
      error={error}
      counter={lengthInWords(value)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
      readOnly={isReadOnly}
      dir="auto"
    />
  );
}
