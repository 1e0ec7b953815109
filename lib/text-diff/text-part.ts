/** A piece of two texts: in both, only in the old one, or only in the new one. */
export interface TextPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Adds a part, joined to the one before where that has the same kind; empty ones are left out. */
export function pushPart(parts: TextPart[], { kind, text }: TextPart): void {
  const last = parts.at(-1);
  if (text === '') return;
  if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
  else parts.push({ kind, text });
}

/** How many letters and digits a text has: blanks, punctuation and symbols do not count. */
export function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
