import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';
import { newId } from '@/lib/new-id';
import { contentSecurityPolicy } from './content-security-policy';
import { isPublicFile } from './page-access';
import { securityHeaders } from './security-headers';

/** Published by Node for each request before it is handled. https://nodejs.org/api/diagnostics_channel.html#http */
const REQUEST_START = 'http.server.request.start';

interface Surroundings {
  readonly isHttps: boolean;
  readonly isDevelopment: boolean;
}

/**
 * Gives every answer of this process its headers and a request id before Next sees the request.
 * `proxy.ts` alone would not do: Next answers static files, doubled slashes, unreadable paths and
 * its own breakdowns without asking it. What `proxy.ts` sets, the policy with a nonce, replaces these.
 */
export function headEveryAnswer(surroundings: Surroundings): void {
  const headers = {
    ...securityHeaders(surroundings),
    'Content-Security-Policy': contentSecurityPolicy({ nonce: null, ...surroundings }),
  };
  subscribe(REQUEST_START, (message) => {
    const { request, response } = message as { request?: unknown; response?: unknown };
    if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // Next keeps what it finds. Static files are left to it: they may be kept for good.
    if (!isPublicFile(request.url?.split('?')[0] ?? '')) {
      response.setHeader('Cache-Control', 'no-store');
    }
    // Ours, never the sender's: it is what log lines are found by.
    const id = newId();
    request.headers['x-request-id'] = id;
    response.setHeader('X-Request-Id', id);
  });
}
