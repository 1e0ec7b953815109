import { createServer, type AddressInfo } from 'node:net';

/** A port nothing listens on right now, chosen by the system. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const { port } = await probe(host, 0);
  return port;
}

/**
 * Whether a server could listen there.
 * @returns null if so, else why not, in one sentence
 */
export async function portFault(host: string, port: number): Promise<string | null> {
  try {
    await probe(host, port);
    return null;
  } catch (error) {
    return portFaultMessage(codeOf(error), host, port);
  }
}

/** The sentence for the system's code of a failed `listen`. */
export function portFaultMessage(code: string, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use by another program. Set PORT to a free one.`;
    case 'EACCES':
      return `This user may not open port ${port}. Set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'HOST is not an address of this machine. Set it to one, such as 127.0.0.1.';
    default:
      return `Port ${port} on ${host} cannot be opened (${code}).`;
  }
}

function probe(host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address);
        else reject(new Error('A TCP server without an address'));
      });
    });
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
