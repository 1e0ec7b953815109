import type { FieldIssue } from '../define-skill';
import { addressOf, type Address, type Places } from './places';
import type { BrowserUseValues } from './values';

/** Messages by the leaf of a field's name; '' is for the row itself. */
export type RowErrors = Readonly<Record<string, string>>;
/** By the row's key; '' is the form itself. */
export type FormErrors = ReadonlyMap<string, RowErrors>;

/** What the API said of a field, and what the field held then. */
export interface Fault extends Address {
  readonly message: string;
  readonly value: unknown;
}

/** Finds the field of each message of the API, so that a message moves with its row. */
export function faultsOf(
  apiErrors: Readonly<Record<string, string>>,
  values: BrowserUseValues,
  places: Places,
): Fault[] {
  return Object.entries(apiErrors).flatMap(([field, message]) => {
    const address = addressOf(field, places);
    return address === null ? [] : [{ ...address, message, value: valueAt(values, address) }];
  });
}

/** Returns the messages to show. The API's go first, as long as the field holds what it was about. */
export function errorsOf(
  issues: readonly FieldIssue[],
  faults: readonly Fault[],
  values: BrowserUseValues,
  places: Places,
  isShown: (address: Address) => boolean,
): FormErrors {
  const errors = new Map<string, Record<string, string>>();
  const put = ({ row, leaf }: Address, message: string) =>
    errors.set(row, { ...errors.get(row), [leaf]: message });
  for (const { field, message } of issues) {
    const address = addressOf(field, places);
    if (address !== null && isShown(address)) put(address, message);
  }
  for (const fault of faults) {
    if (valueAt(values, fault) === fault.value) put(fault, fault.message);
  }
  return errors;
}

function valueAt(values: BrowserUseValues, { row, leaf }: Address): unknown {
  const flows = values.guided_flows ?? [];
  const holder =
    row === ''
      ? values
      : [...flows, ...flows.flatMap(({ steps }) => steps ?? [])].find(({ key }) => key === row);
  return leaf === '' ? holder : Object.entries(holder ?? {}).find(([key]) => key === leaf)?.[1];
}
