import type { SkillConfigs } from '@/lib/skill-set/changes';
import { requestBody } from '@/lib/skill-set/changes';

/** The address of the one call, as the server will make it. */
export function requestUrl(apiBaseUrl: string, palId: string): string {
  return `${apiBaseUrl.replace(/\/+$/, '')}/v2/pals/${encodeURIComponent(palId)}/skills`;
}

/** The same call for a shell. The key is named, never shown: this text is made in the browser. */
export function asCurl(apiBaseUrl: string, palId: string, configs: SkillConfigs): string {
  return [
    `curl -X PUT ${shellQuote(requestUrl(apiBaseUrl, palId))}`,
    `-H "x-api-key: $TAVUS_API_KEY"`,
    `-H 'Content-Type: application/json'`,
    `--data-raw ${shellQuote(requestBody(configs))}`,
  ].join(' \\\n  ');
}

/** POSIX: nothing is special between single quotes but the quote itself. */
function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
