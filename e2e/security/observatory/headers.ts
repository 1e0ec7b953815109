import { parsePolicy } from './policy';
import type { Outcome, Site } from './site';

const PRIVATE_REFERRERS = [
  ...['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'],
];
const UNSAFE_REFERRERS = [
  ...['origin', 'origin-when-cross-origin', 'unsafe-url', 'no-referrer-when-downgrade'],
];

/** Referrer-Policy: of several values, the last a browser knows. */
export function testReferrerPolicy({ page }: Site): Outcome {
  const header = page.headers.get('referrer-policy');
  if (header === null) return { result: 'referrer-policy-not-implemented', modifier: 0 };
  const policy = header
    .split(',')
    .map((value) => value.trim().toLowerCase())
    .findLast((value) => [...PRIVATE_REFERRERS, ...UNSAFE_REFERRERS].includes(value));
  if (policy === undefined) return { result: 'referrer-policy-header-invalid', modifier: -5 };
  return PRIVATE_REFERRERS.includes(policy)
    ? { result: 'referrer-policy-private', modifier: 5 }
    : { result: 'referrer-policy-unsafe', modifier: -5 };
}

export function testContentTypeOptions({ page }: Site): Outcome {
  const header = page.headers.get('x-content-type-options');
  if (header === null) return { result: 'x-content-type-options-not-implemented', modifier: -5 };
  return header.trim().toLowerCase() === 'nosniff'
    ? { result: 'x-content-type-options-nosniff', modifier: 0 }
    : { result: 'x-content-type-options-header-invalid', modifier: -5 };
}

/** X-Frame-Options; `frame-ancestors` in the content policy counts for more. */
export function testFrameOptions({ page }: Site): Outcome {
  const policy = parsePolicy(page.headers.get('content-security-policy'));
  if (policy?.has('frame-ancestors')) {
    return { result: 'x-frame-options-implemented-via-csp', modifier: 5 };
  }
  const header = page.headers.get('x-frame-options')?.trim().toLowerCase();
  if (header === undefined) return { result: 'x-frame-options-not-implemented', modifier: -20 };
  if (header === 'deny' || header === 'sameorigin') {
    return { result: 'x-frame-options-sameorigin-or-deny', modifier: 0 };
  }
  return header.startsWith('allow-from')
    ? { result: 'x-frame-options-allow-from-origin', modifier: 0 }
    : { result: 'x-frame-options-header-invalid', modifier: -20 };
}

export function testResourcePolicy({ page }: Site): Outcome {
  const test = 'cross-origin-resource-policy';
  const header = page.headers.get(test)?.trim().toLowerCase();
  switch (header) {
    case undefined:
      return { result: `${test}-not-implemented`, modifier: 0 };
    case 'same-origin':
    case 'same-site':
      return { result: `${test}-implemented-with-${header}`, modifier: 10 };
    case 'cross-origin':
      return { result: `${test}-implemented-with-cross-origin`, modifier: 0 };
    default:
      return { result: `${test}-header-invalid`, modifier: -5 };
  }
}

/** Cross-origin resource sharing: whether a foreign origin is let in, with its cookies. */
export function testSharing({ cors }: Site): Outcome {
  const test = 'cross-origin-resource-sharing';
  const allowed = cors.headers.get('access-control-allow-origin')?.trim().toLowerCase();
  if (allowed === undefined) return { result: `${test}-not-implemented`, modifier: 0 };
  if (allowed === '*') return { result: `${test}-implemented-with-public-access`, modifier: 0 };
  const credentials = cors.headers.get('access-control-allow-credentials')?.trim().toLowerCase();
  return allowed === cors.origin.toLowerCase() && credentials === 'true'
    ? { result: `${test}-implemented-with-universal-access`, modifier: -50 }
    : { result: `${test}-implemented-with-restricted-access`, modifier: 0 };
}
