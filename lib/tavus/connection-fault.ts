import 'server-only';
import { failure } from '@/lib/failures';
import type { Failure } from '@/lib/result';

export interface ConnectionFault {
  readonly error: Failure;
  /** True where the request provably never left: there was no connection to send it on. */
  readonly neverLeft: boolean;
}

/** No connection came about: refused, no such name, no way there, no answer to the handshake. */
const BEFORE_CONNECTION = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** Node's calls that come before the first byte of a request. */
const CONNECTING = new Set(['connect', 'getaddrinfo']);
/** We refused their certificate, which is before a request is sent; their alerts may come after it. */
const CERTIFICATE = /^(?:ERR_TLS_CERT_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/**
 * What an error that undici threw means. The reason may be wrapped in `cause`; errors of several
 * addresses tried at once stand in an AggregateError.
 */
export function connectionFault(thrown: unknown): ConnectionFault {
  const reasons = causesOf(thrown);
  if (reasons.some(isBeforeConnection)) return { error: failure('not_reached'), neverLeft: true };
  return { error: failure('network'), neverLeft: false };
}

interface Reason {
  readonly code: string;
  readonly syscall: string;
}

function causesOf(thrown: unknown): Reason[] {
  const reasons: Reason[] = [];
  let current: unknown = thrown;
  while (current instanceof Error && reasons.length < 8) {
    reasons.push({
      code: 'code' in current && typeof current.code === 'string' ? current.code : '',
      syscall: 'syscall' in current && typeof current.syscall === 'string' ? current.syscall : '',
    });
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return reasons;
}

function isBeforeConnection({ code, syscall }: Reason): boolean {
  return BEFORE_CONNECTION.has(code) || CONNECTING.has(syscall) || CERTIFICATE.test(code);
}
