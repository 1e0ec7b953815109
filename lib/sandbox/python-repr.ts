import 'server-only';

/** What Python values the API's error texts are made of: `dict` is a Map, so that integer keys stay integers. */
export type PythonValue =
  | string
  | number
  | boolean
  | null
  | readonly PythonValue[]
  | ReadonlyMap<string | number, PythonValue>;

/**
 * The text Python's `repr` gives for a value, as the API's 400 answers print it.
 * @param value strings, integers, booleans, null, arrays (lists) and Maps (dicts)
 */
export function pythonRepr(value: PythonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'string') return stringRepr(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isList(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  return `{${[...value].map(([key, item]) => `${pythonRepr(key)}: ${pythonRepr(item)}`).join(', ')}}`;
}

/** `Array.isArray` does not narrow a union with readonly arrays. */
function isList(value: PythonValue): value is readonly PythonValue[] {
  return Array.isArray(value);
}

const SHORT_ESCAPES = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** Double quotes only where the text holds a single one and no double one, as in CPython. */
function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = Array.from(text, (char) => (char === quote ? `\\${char}` : escaped(char))).join('');
  return quote + body + quote;
}

/** `str.isprintable`: everything but the categories Other and Separator, the space excepted. */
function escaped(char: string): string {
  const short = SHORT_ESCAPES.get(char);
  if (short !== undefined) return short;
  if (char === ' ' || !/[\p{C}\p{Z}]/u.test(char)) return char;
  const hex = (char.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
