import type { BrowserContext } from '@playwright/test';

const BINDING = 'reportViolation';

/**
 * Notes every violation of a content policy on the pages of a browser, those of the first bytes of
 * a page included. To be called before the first page is opened.
 * @returns the list, which grows
 */
export async function watchViolations(context: BrowserContext): Promise<string[]> {
  const violations: string[] = [];
  await context.exposeBinding(BINDING, (_, violation: string) => violations.push(violation));
  await context.addInitScript((binding) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event;
      const place = `${location.pathname} (${sourceFile}:${lineNumber}) ${sample}`;
      const report: unknown = Reflect.get(window, binding);
      if (typeof report === 'function') report(`${effectiveDirective} ${blockedURI} ${place}`);
    });
  }, BINDING);
  return violations;
}
