/** Whether the card draws this link: of all hosts it does so for Calendly's alone. */
export function isRenderedLink(link: string): boolean {
  const host = hostOf(link);
  return host === 'calendly.com' || host?.endsWith('.calendly.com') === true;
}

/** The host, lower case, numbers as addresses, without the dot that may end a name. */
export function hostOf(link: string): string | null {
  return URL.canParse(link) ? new URL(link).hostname.replace(/\.$/, '') : null;
}
