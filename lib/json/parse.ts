import type { JsonNode, JsonObject } from './node';

/** Why a text is not JSON, and where: line and column count from 1, offset (UTF-16 units) from 0. */
export interface JsonSyntaxError {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  /** The key that is there a second time, where that is the fault. */
  readonly repeatedKey?: string;
}

export type JsonParseResult =
  | { readonly ok: true; readonly value: JsonNode }
  | { readonly ok: false; readonly error: JsonSyntaxError };

/** Deeper than any config, shallower than any stack: `reliability.md` calls deeper answers hostile. */
export const MAX_DEPTH = 64;

const WHITESPACE = /[\t\n\r ]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const LITERAL = /true|false|null/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/**
 * Reads strict RFC 8259 JSON into a tree that keeps every token.
 * @param text the whole document
 * @param maxDepth how many arrays and objects may stand inside each other
 * @param repeated whether a key that comes twice in an object is kept (see `JsonObject`) or a fault
 * @returns the tree, or the first fault with its place; never throws
 */
export function parseJson(
  text: string,
  maxDepth = MAX_DEPTH,
  repeated: 'keep' | 'refuse' = 'keep',
): JsonParseResult {
  const reader = new Reader(text, maxDepth, repeated);
  try {
    return { ok: true, value: reader.document() };
  } catch (error) {
    if (error instanceof SyntaxFault) return { ok: false, error: locate(text, error) };
    throw error;
  }
}

/** Reads a JSON object as `parseJson` does; any other JSON is a fault at its first character. */
export function parseJsonObject(
  text: string,
  maxDepth = MAX_DEPTH,
): { ok: true; value: JsonObject } | { ok: false; error: JsonSyntaxError } {
  const result = parseJson(text, maxDepth);
  if (!result.ok) return result;
  if (result.value.kind === 'object') return { ok: true, value: result.value };
  const offset = text.search(/\S/);
  return { ok: false, error: locate(text, new SyntaxFault('Expected an object: {…}', offset)) };
}

class SyntaxFault extends Error {
  constructor(
    message: string,
    readonly offset: number,
    readonly repeatedKey?: string,
  ) {
    super(message);
  }
}

class Reader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly maxDepth: number,
    private readonly repeated: 'keep' | 'refuse',
  ) {}

  document(): JsonNode {
    this.skip();
    const node = this.value(0);
    this.skip();
    if (this.at < this.text.length) this.fail('Unexpected text after the end of the value');
    return node;
  }

  private value(depth: number): JsonNode {
    const char = this.text[this.at];
    if (char === '{' || char === '[') {
      if (depth >= this.maxDepth) this.fail(`Nested deeper than ${this.maxDepth} levels`);
      return char === '{' ? this.object(depth + 1) : this.array(depth + 1);
    }
    if (char === '"') {
      const raw = this.string();
      return { kind: 'scalar', raw, value: decode(raw) };
    }
    const number = this.match(NUMBER);
    if (number !== undefined) return { kind: 'scalar', raw: number, value: Number(number) };
    const literal = this.match(LITERAL);
    if (literal === undefined)
      this.fail(char === undefined ? 'Unexpected end' : 'Expected a value');
    return { kind: 'scalar', raw: literal, value: literal === 'null' ? null : literal === 'true' };
  }

  private object(depth: number): JsonNode {
    const start = this.at++;
    const entries = new Map<string, JsonNode>();
    let repeatedKeys: 'here' | 'inside' | undefined;
    this.skip();
    if (!this.take('}')) {
      do {
        this.skip();
        if (this.text[this.at] !== '"') this.fail('Expected a key in double quotes');
        const keyAt = this.at;
        const key = decode(this.string());
        if (entries.has(key)) {
          if (this.repeated === 'refuse') throw new SyntaxFault('Repeated key', keyAt, key);
          repeatedKeys = 'here';
        }
        this.skip();
        if (!this.take(':')) this.fail('Expected ":" after the key');
        this.skip();
        const value = this.value(depth);
        if (hasRepeatedKeys(value)) repeatedKeys ??= 'inside';
        entries.set(key, value);
        this.skip();
      } while (this.take(','));
      if (!this.take('}')) this.fail('Expected "," or "}"');
    }
    const raw = this.text.slice(start, this.at);
    return { kind: 'object', entries, raw, ...(repeatedKeys && { repeatedKeys }) };
  }

  private array(depth: number): JsonNode {
    const start = this.at++;
    const items: JsonNode[] = [];
    this.skip();
    if (!this.take(']')) {
      do {
        this.skip();
        items.push(this.value(depth));
        this.skip();
      } while (this.take(','));
      if (!this.take(']')) this.fail('Expected "," or "]"');
    }
    const raw = this.text.slice(start, this.at);
    const isWhole = !items.some(hasRepeatedKeys);
    return { kind: 'array', items, raw, ...(!isWhole && { repeatedKeys: 'inside' }) };
  }

  /** Character by character: a pattern over megabytes would exhaust the matcher's stack. */
  private string(): string {
    const start = this.at++;
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === QUOTE) return this.text.slice(start, ++this.at);
      if (code === BACKSLASH) {
        if (this.match(ESCAPE) === undefined) this.fail('Unknown escape in a string');
      } else if (code >= SPACE) {
        this.at += 1;
      } else {
        this.fail(
          Number.isNaN(code)
            ? 'This string is not closed'
            : 'Line breaks and control characters in a string must be escaped',
        );
      }
    }
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private skip(): void {
    this.match(WHITESPACE);
  }

  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  private fail(message: string): never {
    throw new SyntaxFault(message, this.at);
  }
}

function hasRepeatedKeys(node: JsonNode): boolean {
  return node.kind !== 'scalar' && node.repeatedKeys !== undefined;
}

/** V8 copies a slice shorter than this; a longer one keeps the whole text it was cut from. */
const COPIED_BELOW = 13;

/**
 * The value of a string token the reader has accepted, so `JSON.parse` cannot fail on it. It is a
 * copy: what is cached of an answer must not keep the answer, and the secrets in it, in memory.
 */
function decode(token: string): string {
  const isCopied = token.length - 2 < COPIED_BELOW && !token.includes('\\');
  return isCopied ? token.slice(1, -1) : String(JSON.parse(token));
}

function locate(text: string, fault: SyntaxFault): JsonSyntaxError {
  const { message, offset, repeatedKey } = fault;
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return { message, line, column, offset, ...(repeatedKey !== undefined && { repeatedKey }) };
}
