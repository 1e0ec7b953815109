import { countLetters, pushPart, type TextPart } from './text-part';

/** Fewer letters in common do not separate two changes. */
export const LEAST_COMMON_LETTERS = 3;

/** A part of a line. `gap`: the blanks it ends with, as far as they may be cut off. */
export interface WordPart extends TextPart {
  readonly gap: string;
}

interface Piece {
  readonly text: string;
  readonly gap: string;
  readonly letters: number;
}

/** What both texts have, or the two versions of what they do not. */
type Stretch = { readonly same: Piece } | Change;

interface Change {
  readonly removed: Piece;
  readonly added: Piece;
}

/**
 * The same difference with neighbouring changes joined where what is common between them is too
 * little to read by: a blank, a sign, one or two letters, or a word lost between long changes.
 */
export function cleanUp(parts: readonly WordPart[]): TextPart[] {
  const stretches: Stretch[] = [];
  for (const part of parts) {
    const last = stretches.at(-1);
    if (part.kind === 'same') stretches.push({ same: toPiece(part) });
    else if (last === undefined || 'same' in last) stretches.push(toChange(part));
    else stretches[stretches.length - 1] = joinChanges(last, toChange(part));
    joinLast(stretches);
  }
  const clean: TextPart[] = [];
  for (const stretch of stretches) {
    if ('same' in stretch) pushPart(clean, { kind: 'same', text: stretch.same.text });
    else pushChange(clean, stretch);
  }
  return clean;
}

/** Joins the last three where they are two changes with too little between; then the ones before. */
function joinLast(stretches: Stretch[]): void {
  for (;;) {
    const [before, between, after] = stretches.slice(-3);
    if (after === undefined || before === undefined || between === undefined) return;
    if ('same' in after || 'same' in before || !('same' in between)) return;
    if (!isTooLittle(between.same, before, after)) return;
    const common = { removed: between.same, added: between.same };
    stretches.splice(-3, 3, joinChanges(before, common, after));
  }
}

function isTooLittle({ letters }: Piece, ...changes: readonly Change[]): boolean {
  if (letters < LEAST_COMMON_LETTERS) return true;
  return changes.every(
    ({ removed, added }) => letters * 2 < Math.max(removed.letters, added.letters),
  );
}

/** Blanks that end both versions are no change. */
function pushChange(parts: TextPart[], { removed, added }: Change): void {
  const gap = removed.gap === added.gap ? removed.gap : '';
  pushPart(parts, {
    kind: 'removed',
    text: removed.text.slice(0, removed.text.length - gap.length),
  });
  pushPart(parts, { kind: 'added', text: added.text.slice(0, added.text.length - gap.length) });
  pushPart(parts, { kind: 'same', text: gap });
}

const NONE: Piece = { text: '', gap: '', letters: 0 };

function toPiece({ text, gap }: WordPart): Piece {
  return { text, gap, letters: countLetters(text) };
}

function toChange(part: WordPart): Change {
  return part.kind === 'removed'
    ? { removed: toPiece(part), added: NONE }
    : { removed: NONE, added: toPiece(part) };
}

function joinChanges(...changes: readonly Change[]): Change {
  return {
    removed: joinPieces(changes.map(({ removed }) => removed)),
    added: joinPieces(changes.map(({ added }) => added)),
  };
}

function joinPieces(pieces: readonly Piece[]): Piece {
  return {
    text: pieces.map(({ text }) => text).join(''),
    gap: pieces.findLast(({ text }) => text !== '')?.gap ?? '',
    letters: pieces.reduce((sum, { letters }) => sum + letters, 0),
  };
}
