/** Half of a surrogate pair: a JSON string may hold one, but no UTF-8 text can. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * The text with U+FFFD for each lone surrogate, as every UTF-8 encoder writes it. What the server
 * renders is then what the browser renders.
 */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD');
}

/** `encodeURIComponent`, which throws for a lone surrogate, for any text. */
export function encodePart(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** A part of an element's id: without white space, and another one for each text. */
export function idPart(text: string): string {
  const parts = text.split(/(\p{Surrogate})/u);
  return parts
    .map((part, index) => (index % 2 === 0 ? encodeURIComponent(part) : hexOf(part)))
    .join('');
}

function hexOf(surrogate: string): string {
  return `%u${surrogate.charCodeAt(0).toString(16)}`;
}
