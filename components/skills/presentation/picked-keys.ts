/** A key for each place of a list of ids. A config may name a document twice; keys may not. */
export function keysOf(ids: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return ids.map((id) => {
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    return `${id}#${times}`;
  });
}
