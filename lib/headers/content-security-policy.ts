interface Policy {
  /** Lets the scripts that carry it run; null: this answer has none, so none runs. */
  readonly nonce: string | null;
  /** Whether people open the dashboard over https. */
  readonly isHttps: boolean;
  /** Hot reload needs more: `eval`, a socket, styles that are swapped in the page, and markup. */
  readonly isDevelopment: boolean;
}

/**
 * The Content-Security-Policy of an answer: everything is forbidden but what is listed.
 * - Scripts run by nonce alone, and may load others (`strict-dynamic`, which switches off any list of
 *   hosts): Next's runtime fetches its chunks that way.
 * - Styles come from files alone. `style` props of components are set through the object model in
 *   the browser, which the policy allows; a `style` attribute in the server's HTML would be blocked.
 * - Text becomes markup or code only through lib/trusted-types.ts.
 * - A form may be sent to this origin only, redirects of its answer included: signing in at an
 *   identity provider is therefore begun by a link.
 * https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy({ nonce, isHttps, isDevelopment }: Policy): string {
  const scripts = nonce === null ? ["'none'"] : [`'nonce-${nonce}'`, "'strict-dynamic'"];
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': isDevelopment ? [...scripts, "'unsafe-eval'"] : scripts,
    'style-src': isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'"],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'connect-src': isDevelopment ? ["'self'", 'ws:'] : ["'self'"],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(!isDevelopment && {
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ['default'],
    }),
    ...(isHttps && { 'upgrade-insecure-requests': [] }),
  };
  return Object.entries(directives)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}
