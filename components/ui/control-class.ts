/**
 * What every text control shares. 16 px on phones: below that iOS zooms the page into the field.
 * `bad` follows `aria-invalid`, which `Field` sets, so that look and semantics cannot part.
 */
export const CONTROL_CLASS =
  'w-full min-w-0 rounded border border-control bg-surface text-base text-ink placeholder:text-muted ' +
  'max-sm:text-lg aria-invalid:border-bad [&[readonly]]:bg-sunken ' +
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted';
