import type { JsonNode } from './node';

/** The JSON text of a tree: what was read is given back as it stood, the rest compactly. */
export function printJson(node: JsonNode): string {
  if (node.kind === 'scalar' || node.raw !== undefined) return node.raw ?? '';
  if (node.kind === 'array') return `[${node.items.map(printJson).join(',')}]`;
  const members = [...node.entries].map(
    ([key, value]) => `${JSON.stringify(key)}:${printJson(value)}`,
  );
  return `{${members.join(',')}}`;
}

/**
 * The tree laid out over lines with two spaces a level, for people. Tokens stay as they are, and so
 * does the whole text of what repeats a key.
 */
export function formatJson(node: JsonNode, indent = ''): string {
  if (node.kind === 'scalar') return node.raw;
  if (node.repeatedKeys !== undefined && node.raw !== undefined) return node.raw;
  const inner = `${indent}  `;
  const lines =
    node.kind === 'array'
      ? node.items.map((item) => inner + formatJson(item, inner))
      : [...node.entries].map(
          ([key, value]) => `${inner}${JSON.stringify(key)}: ${formatJson(value, inner)}`,
        );
  const [open, close] = node.kind === 'array' ? ['[', ']'] : ['{', '}'];
  return lines.length === 0 ? open + close : `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

const canonicalTexts = new WeakMap<JsonNode, string>();

/**
 * One text for everything that means the same: keys sorted by UTF-16 code unit, no white space,
 * strings by their value. Numbers by their token: to the API `1` and `1.0` are an integer and a
 * float, so they are not the same. What repeats a key means only what its very text means.
 */
export function canonicalJson(node: JsonNode): string {
  if (node.kind === 'scalar') {
    return typeof node.value === 'string' ? JSON.stringify(node.value) : node.raw;
  }
  if (node.repeatedKeys !== undefined && node.raw !== undefined) return node.raw;
  const known = canonicalTexts.get(node);
  if (known !== undefined) return known;
  const text =
    node.kind === 'array'
      ? `[${node.items.map(canonicalJson).join(',')}]`
      : `{${[...node.entries]
          .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
          .map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`)
          .join(',')}}`;
  canonicalTexts.set(node, text);
  return text;
}

/** Whether two trees mean the same (see `canonicalJson`); undefined equals only undefined. */
export function equalJson(a: JsonNode | undefined, b: JsonNode | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.kind !== b.kind) return false;
  return canonicalJson(a) === canonicalJson(b);
}
