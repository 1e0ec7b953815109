import { randomBytes } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';
import { sessionCookie } from '@/lib/auth/seal';
import { sessionFromCookie } from '@/lib/auth/sessions';
import { env, isDevelopment } from '@/lib/env';
import { contentSecurityPolicy } from '@/lib/headers/content-security-policy';
import { needsSession, pathOf } from '@/lib/headers/page-access';
import { paths } from '@/lib/paths';

const NONCE_BYTES = 16;

/**
 * Runs before Next answers: sets the CSP nonce and redirects visitors without a session to the
 * sign-in page. It protects nothing: every page, route and action checks by itself, because an
 * action's id works at any address. Headers that are the same for all responses come from
 * lib/headers/every-answer.ts.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const policy = contentSecurityPolicyFor(randomBytes(NONCE_BYTES).toString('base64'));
  const response = await respondTo(request, policy);
  response.headers.set('Content-Security-Policy', policy.text);
  return response;
}

// Next reads the matcher from the source, so it stands here in full. Static files are the same for
// everybody and numerous.
export const config = { matcher: '/((?!_next/static/).*)' };

async function respondTo(request: NextRequest, policy: NoncePolicy): Promise<NextResponse> {
  const path = pathOf(request.nextUrl);
  if (RENDERED_AHEAD.test(request.nextUrl.pathname)) return notFound();
  if (await isToSignIn(request)) {
    return NextResponse.redirect(new URL(paths.signIn(path), request.url));
  }
  return NextResponse.next({ request: { headers: markedHeaders(request, policy, path) } });
}

/** A document of Next's own, prerendered without a nonce. Only its address reaches it. */
const RENDERED_AHEAD = /^\/_global-error(?:[./]|$)/;

/** Not by a rewrite: of 127.0.0.1, Next makes one to `localhost`, which it takes for another host. */
function notFound(): NextResponse {
  return new NextResponse('Not Found', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

interface NoncePolicy {
  readonly nonce: string;
  readonly text: string;
}

function contentSecurityPolicyFor(nonce: string): NoncePolicy {
  const isHttps = env().appOrigin?.protocol === 'https:';
  return { nonce, text: contentSecurityPolicy({ nonce, isHttps, isDevelopment }) };
}

/** The request headers that rendering reads. They replace whatever the sender set under these names. */
function markedHeaders(request: NextRequest, { nonce, text }: NoncePolicy, path: string): Headers {
  const headers = new Headers(request.headers);
  // Next takes the nonce for its own scripts from the policy; ours is read from `x-nonce`.
  headers.set('content-security-policy', text);
  headers.delete('content-security-policy-report-only');
  headers.set('x-nonce', nonce);
  headers.set('x-path', path);
  return headers;
}

/** A POST is never led away: it would be repeated as a GET, and what it said lost. */
async function isToSignIn({ method, nextUrl, cookies }: NextRequest): Promise<boolean> {
  const isRead = method === 'GET' || method === 'HEAD';
  if (env().signIn === null || !isRead || !needsSession(nextUrl.pathname)) return false;
  const { name } = sessionCookie(env());
  return (await sessionFromCookie(cookies.get(name)?.value)) === null;
}
