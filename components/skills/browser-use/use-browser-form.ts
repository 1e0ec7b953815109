'use client';

import { useEffect, useEffectEvent, useReducer, useState, type Dispatch } from 'react';
import type { JsonObject } from '@/lib/json/node';
import type { ObjectFormProps } from '../define-skill';
import { formReducer, openForm, type FormAction, type FormState } from './edits';
import { errorsOf, faultsOf, type FormErrors } from './form-errors';
import { issuesOf } from './issues';
import { placesOf, type Address, type Places } from './places';
import { browserUseLens } from './values';

export interface BrowserForm {
  readonly state: FormState;
  readonly dispatch: Dispatch<FormAction>;
  /** What the values make of the config the form was opened on. */
  readonly config: JsonObject;
  readonly places: Places;
  readonly errors: FormErrors;
}

/**
 * The form's state: opened on a config, each edit reported as the whole config it makes. Plain
 * state, because a row that was not edited keeps its identity and is not drawn again.
 */
export function useBrowserForm(props: ObjectFormProps): BrowserForm {
  const { config: origin, onConfigChange, apiErrors, showAllIssues, idPrefix } = props;
  const [state, dispatch] = useReducer(formReducer, origin, (config) =>
    openForm(browserUseLens.read(config)),
  );
  const { values, focus, left } = state;
  const [opened] = useState(values);
  const config = browserUseLens.write(origin, values);
  const places = placesOf(values, config);
  const [word, setWord] = useState({ apiErrors, faults: faultsOf(apiErrors, values, places) });
  if (word.apiErrors !== apiErrors) {
    setWord({ apiErrors, faults: faultsOf(apiErrors, values, places) });
  }

  const report = useEffectEvent(() => onConfigChange(config));
  useEffect(() => {
    if (values !== opened) report();
  }, [values, opened]);

  const focusNow = useEffectEvent(({ row, part }: NonNullable<FormState['focus']>) => {
    const field = places.get(row)?.field ?? row;
    const ids = [`${idPrefix}-${row}-${part}`, fieldId(idPrefix, field, part)];
    ids
      .map((id) => document.getElementById(id))
      .find((element) => element !== null)
      ?.focus();
  });
  useEffect(() => {
    if (focus !== null) focusNow(focus);
  }, [focus]);

  const isShown = (address: Address) => showAllIssues || left.has(addressKey(address));
  const issues = issuesOf(values, places);
  return {
    state,
    dispatch,
    config,
    places,
    errors: errorsOf(issues, word.faults, values, places, isShown),
  };
}

/** The name of an address in the set of fields that were left. */
export function addressKey({ row, leaf }: Address): string {
  return `${row} ${leaf}`;
}

/** The id of the element of a field; without a leaf the row's own. */
export function fieldId(idPrefix: string, field: string, leaf: string): string {
  return [idPrefix, field, leaf].filter((part) => part !== '').join('-');
}
