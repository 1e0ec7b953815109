/** Marks, modifiers and joiners that belong to the character before them. */
const TAIL = String.raw`(?:[\p{M}\p{Emoji_Modifier}\u200c]|\u200d(?:\p{RI}{2}|[^\s\u200d])?)*`;
const FALLBACK = new RegExp(
  String.raw`\r\n|(?:[\p{L}\p{N}_]${TAIL})+|\p{RI}{2}${TAIL}|[\r\n]|[^\r\n]${TAIL}`,
  'gu',
);

/** Between a blank and a letter that no character before it can hold on to. */
const WORD_START = /(?<= )(?=[\p{Lu}\p{Ll}\p{N}]|(?![\u0e33\u0eb3])\p{Lo})/u;

/**
 * Returns a function that splits a text into words, blanks and signs, none lost. Words are those
 * of the text's own script: Thai and Japanese have no blanks between theirs. No cut separates
 * marks or joined emoji from their character. A browser that cannot segment gets runs of letters.
 */
export function wordSplitter(): (text: string) => string[] {
  const segment = segmenter();
  // Segmenting is slow, and most words of a text come several times.
  const known = new Map<string, string[]>();
  return (text) =>
    text.split(WORD_START).flatMap((piece) => {
      const parts = known.get(piece) ?? segment(piece);
      known.set(piece, parts);
      return parts;
    });
}

function segmenter(): (text: string) => string[] {
  try {
    // One fixed locale: the same two texts differ the same way in every browser.
    const words = new Intl.Segmenter('en', { granularity: 'word' });
    const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
    return (text) => {
      try {
        return segmentWords(text, words, characters);
      } catch {
        return splitByLetters(text);
      }
    };
  } catch {
    return splitByLetters;
  }
}

function segmentWords(text: string, words: Intl.Segmenter, characters: Intl.Segmenter): string[] {
  const starts = new Set(Array.from(characters.segment(text), ({ index }) => index));
  const parts: string[] = [];
  let part = '';
  for (const { segment: word, index } of words.segment(text)) {
    // Dictionaries of words may cut within a character.
    if (part !== '' && starts.has(index)) {
      parts.push(part);
      part = '';
    }
    part += word;
  }
  return part === '' ? parts : [...parts, part];
}

function splitByLetters(text: string): string[] {
  return text.match(FALLBACK) ?? [];
}
