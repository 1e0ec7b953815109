import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { PEER_HEADER } from './client-address';

/**
 * Writes the address of the connection into every request from now on, and replaces what the client
 * sent under that name: Next exposes neither the socket nor its address. Node publishes a request on
 * this channel before the server sees it.
 */
export function tellPeerAddress(): void {
  subscribe('http.server.request.start', (message) => {
    const request =
      typeof message === 'object' && message !== null && 'request' in message
        ? message.request
        : null;
    if (!(request instanceof IncomingMessage)) return;
    const address = request.socket.remoteAddress;
    if (address === undefined) delete request.headers[PEER_HEADER];
    else request.headers[PEER_HEADER] = address;
  });
}
