import 'server-only';
import { upstream } from './upstream';

/**
 * Where the API is, for callers that need no key.
 * @throws Error in sandbox mode before the sandbox was started
 */
export function apiBaseUrl(): URL {
  return upstream().baseUrl;
}
