/** A Python literal: what `ast.literal_eval` would take, as far as API errors need it. */
export type PythonValue =
  | PythonScalar
  /** A list or a tuple. */
  | { readonly kind: 'list'; readonly items: readonly PythonValue[] }
  | { readonly kind: 'dict'; readonly members: readonly PythonMember[] };

export type PythonScalar =
  | { readonly kind: 'string'; readonly value: string }
  /** A number, True, False or None (or JSON's true, false, null), as it was written. */
  | { readonly kind: 'other'; readonly text: string };

type PythonMember = readonly [key: PythonScalar, value: PythonValue];

const MAX_DEPTH = 64;
const SPACE = /[\t\n\r ]*/y;
const PLAIN = /[^'"\\]+/y;
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^xuU]))/y;
const OTHER =
  /(?:[+-]?(?:\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|inf|nan)|True|False|None|true|false|null)\b/y;
const SHORT_ESCAPES = new Map(
  Object.entries({ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', a: '\u0007', v: '\v', '\n': '' }),
);

/**
 * Reads one Python literal that fills the whole text, or the JSON that means the same.
 * Nothing is evaluated; the time is linear in the length, nesting stops at 64 levels.
 * @returns null for anything else; never throws
 */
export function parsePythonLiteral(text: string): PythonValue | null {
  const reader = new LiteralReader(text);
  const value = reader.value(0);
  return value !== null && reader.isAtEnd() ? value : null;
}

class LiteralReader {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    this.match(SPACE);
    return this.at === this.text.length;
  }

  value(depth: number): PythonValue | null {
    this.match(SPACE);
    const char = this.text[this.at];
    if (char === "'" || char === '"') return this.string(char);
    if (char !== '{' && char !== '[' && char !== '(') {
      const text = this.match(OTHER)?.[0];
      return text === undefined ? null : { kind: 'other', text };
    }
    if (depth >= MAX_DEPTH) return null;
    this.at += 1;
    if (char === '{') {
      const members = this.series('}', () => this.member(depth + 1));
      return members && { kind: 'dict', members };
    }
    const items = this.series(char === '[' ? ']' : ')', () => this.value(depth + 1));
    return items && { kind: 'list', items };
  }

  private member(depth: number): PythonMember | null {
    const key = this.value(depth);
    if (key === null || key.kind === 'list' || key.kind === 'dict') return null;
    if (!this.take(':')) return null;
    const value = this.value(depth);
    return value && [key, value];
  }

  /** What stands between the brackets; a comma may follow the last one. */
  private series<T>(close: string, read: () => T | null): T[] | null {
    const parts: T[] = [];
    while (!this.take(close)) {
      if (parts.length > 0 && !this.take(',')) return null;
      if (parts.length > 0 && this.take(close)) break;
      const part = read();
      if (part === null) return null;
      parts.push(part);
    }
    return parts;
  }

  private string(quote: string): PythonValue | null {
    const parts: string[] = [];
    for (this.at += 1; this.text[this.at] !== quote;) {
      const part = this.match(PLAIN)?.[0] ?? this.otherQuote() ?? this.escape();
      if (part === undefined) return null;
      parts.push(part);
    }
    this.at += 1;
    return { kind: 'string', value: parts.join('') };
  }

  /** The quote that did not open the string stands for itself. */
  private otherQuote(): string | undefined {
    const char = this.text[this.at];
    if (char !== "'" && char !== '"') return undefined;
    this.at += 1;
    return char;
  }

  private escape(): string | undefined {
    const match = this.match(ESCAPE);
    if (match === undefined) return undefined;
    const [whole, two, four, eight, char] = match;
    if (char !== undefined) {
      if (/['"\\/]/.test(char)) return char;
      // As Python has it: a backslash before any other character stays.
      return SHORT_ESCAPES.get(char) ?? whole;
    }
    const code = Number.parseInt(two ?? four ?? eight ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  }

  private take(char: string): boolean {
    this.match(SPACE);
    if (this.text[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.at += match[0].length;
    return match;
  }
}
