import type { ComponentProps, ReactNode } from 'react';
import { Textarea } from '@/components/ui/textarea';
import { Field } from './field';

interface TextAreaFieldProps extends ComponentProps<'textarea'> {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  counter?: string;
}

/** Text of many lines. Takes react-hook-form's `register` as it comes. */
export function TextAreaField({
  id,
  label,
  hint,
  error,
  optional,
  counter,
  ...textarea
}: TextAreaFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional} counter={counter}>
      {(aria) => <Textarea {...textarea} {...aria} />}
    </Field>
  );
}
