const LINK = /<link\b[^>]*\brel="stylesheet"[^>]*>/g;

/** The style sheets a page names, each once, as they stand in its HTML. */
export function stylesOf(html: string): string[] {
  const hrefs = (html.match(LINK) ?? []).map((tag) => /\shref="([^"]*)"/.exec(tag)?.[1]);
  return [...new Set(hrefs.filter((href) => href !== undefined))].map((href) =>
    href.replaceAll('&amp;', '&'),
  );
}
