/** React makes each `script` element from this text. */
const EMPTY_SCRIPT = '<script></script>';

interface PolicyRules {
  createHTML: (html: string) => string | null;
  createScriptURL: (address: string) => string | null;
}

/** As in https://www.w3.org/TR/trusted-types/, of which TypeScript's own library knows nothing yet. */
interface PolicyFactory {
  createPolicy: (name: 'default', rules: PolicyRules) => unknown;
}

/**
 * Decides about every text that is about to become markup or the address of a script. The content
 * policy asks for it (`require-trusted-types-for`), so what is not let through here throws: a text
 * of the API that reached `innerHTML` by some slip would do nothing. Code from text is not let
 * through at all. Browsers without Trusted Types ask nobody.
 * @param own the origin of the page
 */
export function trustedTypeRules(own: string): PolicyRules {
  return {
    // Without a "<" it stays text, as what next-themes writes into a script that does not run.
    createHTML: (html) => (html === EMPTY_SCRIPT || !html.includes('<') ? html : null),
    createScriptURL: (address) => {
      if (!URL.canParse(address, own)) return null;
      const { origin, pathname } = new URL(address, own);
      return origin === own && pathname.startsWith('/_next/static/') ? address : null;
    },
  };
}

/** Puts the rules in force for this page; before anything of the app runs. */
export function requireTrustedTypes(): void {
  const { trustedTypes } = window as Window & { trustedTypes?: PolicyFactory };
  trustedTypes?.createPolicy('default', trustedTypeRules(window.location.origin));
}
