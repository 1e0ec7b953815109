import { describe, expect, it } from 'vitest';
import { connectionFault } from './connection-fault';

function thrown(cause: Error): Error {
  return new TypeError('fetch failed', { cause });
}

function withCode(code: string, more: object = {}): Error {
  return Object.assign(new Error('x'), { code, ...more });
}

describe('an error of a call', () => {
  it.each([
    withCode('ECONNREFUSED'),
    withCode('ENOTFOUND', { syscall: 'getaddrinfo' }),
    withCode('EAI_AGAIN'),
    withCode('UND_ERR_CONNECT_TIMEOUT'),
    withCode('EHOSTUNREACH', { syscall: 'connect' }),
    withCode('CERT_HAS_EXPIRED'),
    withCode('ERR_TLS_CERT_ALTNAME_INVALID'),
    new AggregateError([withCode('ETIMEDOUT', { syscall: 'connect' })]),
  ])('before there was a connection means that nothing left: %o', (cause) => {
    expect(connectionFault(thrown(cause))).toMatchObject({
      error: { code: 'not_reached' },
      neverLeft: true,
    });
  });

  it.each([
    withCode('ECONNRESET', { syscall: 'read' }),
    withCode('EPIPE', { syscall: 'write' }),
    withCode('EPROTO', { syscall: 'write' }),
    withCode('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'),
    withCode('UND_ERR_SOCKET'),
    new Error('anything else'),
  ])('after that leaves open what happened: %o', (cause) => {
    expect(connectionFault(thrown(cause))).toMatchObject({
      error: { code: 'network' },
      neverLeft: false,
    });
  });

  it('that is no error, or holds itself, is read all the same', () => {
    const circle = new Error('round');
    circle.cause = circle;
    expect(connectionFault(circle)).toMatchObject({ error: { code: 'network' } });
    expect(connectionFault('text')).toMatchObject({ error: { code: 'network' } });
  });
});
