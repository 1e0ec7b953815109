import { createServer, request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';

/**
 * A load balancer without sticky sessions: hands each request to the next server. It passes the Host
 * on and says who asked, as docs/deployment.md wants it.
 * @param targets the servers' origins
 * @param choose which of them a request goes to; one after another unless told
 */
export async function startRoundRobin(
  port: number,
  targets: readonly string[],
  choose?: (request: IncomingMessage) => number,
) {
  let turn = 0;
  const served = targets.map(() => 0);
  const server = createServer((incoming, outgoing) => {
    const index = choose?.(incoming) ?? turn++ % targets.length;
    served[index] = (served[index] ?? 0) + 1;
    const client = incoming.socket.remoteAddress ?? '';
    const onward = request(
      new URL(incoming.url ?? '/', targets[index]),
      { method: incoming.method, headers: { ...incoming.headers, 'x-forwarded-for': client } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.once('error', () => outgoing.destroy());
    outgoing.once('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    /** How many requests each server was handed. */
    served: () => [...served],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
