/** Such as `d8-5c71baca86fc`, or a UUID: what Tavus has given out so far. */
const USUAL_ID = /^(?:d\d{0,3}-[0-9a-z]{4,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
/** What an id may be made of, with enough of it to be no word of a name. */
const POSSIBLE_ID = /^(?=.*\d)(?=.*[-_])[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/;
/** Between ids: white space, commas, semicolons, and what a copied JSON list brings along. */
const SEPARATORS = /[\s,;"'[\]]+/;

/** The ids a typed text may be; none as soon as one word of it cannot be an id. */
export function idsInText(text: string): string[] {
  const words = [...new Set(text.split(SEPARATORS).filter((word) => word !== ''))];
  return words.every((word) => POSSIBLE_ID.test(word) || USUAL_ID.test(word)) ? words : [];
}

/** The ids a pasted text surely is. One lone word must look as usual, or it is searched for. */
export function pastedIds(text: string): string[] {
  const ids = idsInText(text);
  return ids.length > 1 || ids.every((id) => USUAL_ID.test(id)) ? ids : [];
}
