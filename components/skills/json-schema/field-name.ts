/**
 * The name of a field in ids of elements: keys of a config may hold white space, which would end
 * an `aria-describedby`. Two keys never get the same name.
 */
export function fieldName(key: string): string {
  const name = key.replaceAll(/[^A-Za-z0-9_-]/g, (unit) =>
    [...Array(unit.length).keys()].map((at) => `.${unit.charCodeAt(at).toString(16)}.`).join(''),
  );
  return `schema-${name}`;
}
