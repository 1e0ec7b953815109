import { inspect } from 'node:util';

const REDACTED = '[redacted]';

/**
 * A value that must never be seen: it prints, joins, inspects and serialises as `[redacted]`.
 * Only `reveal` gives it, so that every place that uses one can be found by that name.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }

  [Symbol.toPrimitive](): string {
    return REDACTED;
  }
}
