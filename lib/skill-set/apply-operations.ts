import { asSettings, type JsonNode, type JsonObject } from '@/lib/json/node';
import { parseJson } from '@/lib/json/parse';
import { parsePointer } from '@/lib/json/pointer';
import type { ConfigOperation } from './changes';

export type ApplyResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/**
 * Applies operations as RFC 6902 does: `replace` and `remove` need their target, `add` its parent.
 * Each object on the way is copied once, however many operations change it.
 * @returns the new config, or in plain words the first operation that does not fit
 */
export function applyOperations(
  config: JsonNode,
  operations: readonly ConfigOperation[],
): ApplyResult<JsonNode> {
  const draft = new Draft(config);
  for (const operation of operations) {
    const why = draft.apply(operation);
    if (why !== null) return refused(`${operation.op} ${operation.path}: ${why}`);
  }
  return { ok: true, value: draft.root };
}

/** A config while it is changed. What no operation reaches stays the very same nodes. */
class Draft {
  /** The objects that were copied here, and so may be changed. */
  private readonly copies = new WeakMap<JsonNode, Map<string, JsonNode>>();

  constructor(public root: JsonNode) {}

  /** @returns why the operation does not fit, or null once it is applied */
  apply(operation: ConfigOperation): string | null {
    const keys = parsePointer(operation.path);
    if (keys === undefined) return 'is not a path to a field';
    const key = keys.pop();
    if (key === undefined && operation.op !== 'replace') return 'is not a path to a field';
    const value = operation.op === 'remove' ? undefined : parseJson(operation.value);
    if (value?.ok === false) return 'has a value that is not JSON';
    if (key === undefined) {
      this.root = value?.value ?? this.root;
      return null;
    }
    const parent = this.parentAt(keys);
    if (parent === null) return 'has no parent';
    if (operation.op !== 'add' && !parent.has(key)) return 'is not there';
    if (value === undefined) parent.delete(key);
    else parent.set(key, value.value);
    return null;
  }

  /** The members of the object at these keys, ready to be changed; null where there is none. */
  private parentAt(keys: readonly string[]): Map<string, JsonNode> | null {
    let object = this.own(asSettings(this.root));
    if (object === null) return null;
    this.root = object.node;
    for (const key of keys) {
      const child = this.own(asSettings(object.entries.get(key)));
      if (child === null) return null;
      object.entries.set(key, child.node);
      object = child;
    }
    return object.entries;
  }

  private own(node: JsonObject | undefined) {
    if (node === undefined) return null;
    const known = this.copies.get(node);
    if (known !== undefined) return { node, entries: known };
    const entries = new Map(node.entries);
    const copy: JsonObject = { kind: 'object', entries };
    this.copies.set(copy, entries);
    return { node: copy, entries };
  }
}

export function refused(error: string): { ok: false; error: string } {
  return { ok: false, error };
}
