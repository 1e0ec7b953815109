'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useEffectEvent, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Control, DefaultValues, FieldValues, UseFormSetValue } from 'react-hook-form';
import type * as z from 'zod/mini';
import type { JsonObject } from '@/lib/json/node';
import type { ObjectFormProps } from './define-skill';
import type { Lens } from './lens';

export interface SkillForm<Values extends FieldValues> {
  readonly control: Control<Values>;
  readonly values: Values;
  readonly setValue: UseFormSetValue<Values>;
  /** What the values make of the config the form was opened on. */
  readonly config: JsonObject;
  /** The API's word on a field, until that field is edited. It goes before the form's own. */
  readonly apiErrorOf: (field: string) => string | undefined;
}

/**
 * A skill's form on react-hook-form: opened on the config as its lens reads it, every edit
 * reported as the whole config that makes.
 */
export function useSkillForm<Values extends FieldValues>(
  { config: origin, onConfigChange, apiErrors, showAllIssues }: ObjectFormProps,
  lens: Lens<Values>,
  schema: z.ZodMiniType<Values, Values>,
): SkillForm<Values> {
  const { control, setValue, subscribe, trigger } = useForm<Values, unknown, Values>({
    // The library asks for a deep partial, which the compiler cannot see in a type parameter.
    defaultValues: lens.read(origin) as DefaultValues<Values>,
    resolver: zodResolver(schema),
    mode: showAllIssues ? 'all' : 'onTouched',
  });
  const [edited, setEdited] = useState<EditedSince>({ apiErrors, fields: [] });

  const report = useEffectEvent((values: Values, field: string | undefined) => {
    if (field !== undefined) setEdited((last) => withField(last, field, apiErrors));
    onConfigChange(lens.write(origin, values));
  });
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values, name }) => report(values, name),
      }),
    [subscribe],
  );
  useEffect(() => {
    if (showAllIssues) void trigger();
  }, [showAllIssues, trigger]);

  const values = useWatch({ control, compute: asTheyAre<Values> });
  const isAnswered = (field: string) =>
    edited.apiErrors === apiErrors && edited.fields.includes(field);
  return {
    control,
    values,
    setValue,
    config: lens.write(origin, values),
    apiErrorOf: (field) => (isAnswered(field) ? undefined : apiErrors[field]),
  };
}

/** The fields edited since a save's errors arrived; each save brings an object of its own. */
interface EditedSince {
  readonly apiErrors: ObjectFormProps['apiErrors'];
  readonly fields: readonly string[];
}

function withField(
  last: EditedSince,
  field: string,
  apiErrors: ObjectFormProps['apiErrors'],
): EditedSince {
  if (last.apiErrors !== apiErrors) return { apiErrors, fields: [field] };
  return last.fields.includes(field) ? last : { apiErrors, fields: [...last.fields, field] };
}

/** `useWatch` types all values as partial unless they go through a function. */
function asTheyAre<Values>(values: Values): Values {
  return values;
}
