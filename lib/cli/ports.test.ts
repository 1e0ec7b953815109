import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort, portFault, portFaultMessage } from './ports';

it('finds a port one can listen on', async () => {
  expect(await portFault('127.0.0.1', await freePort())).toBeNull();
});

it('says that a port is in use', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  try {
    expect(await portFault('127.0.0.1', port)).toBe(
      `Port ${port} on 127.0.0.1 is in use by another program. Set PORT to a free one.`,
    );
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

it('says that a host is not this machine', async () => {
  expect(await portFault('192.0.2.1', 3000)).toBe(
    'HOST is not an address of this machine. Set it to one, such as 127.0.0.1.',
  );
});

it('has a sentence for every other reason', () => {
  expect(portFaultMessage('EACCES', '127.0.0.1', 80)).toContain('may not open port 80');
  expect(portFaultMessage('EMFILE', '127.0.0.1', 80)).toContain('(EMFILE)');
});
