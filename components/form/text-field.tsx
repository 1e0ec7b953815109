import type { ComponentProps, ReactNode } from 'react';
import { Input } from '@/components/ui/input';
import { Field } from './field';

interface TextFieldProps extends ComponentProps<'input'> {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  counter?: string;
}

/** One line of text. Takes react-hook-form's `register` as it comes. */
export function TextField({ id, label, hint, error, optional, counter, ...input }: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional} counter={counter}>
      {(aria) => <Input {...input} {...aria} />}
    </Field>
  );
}
