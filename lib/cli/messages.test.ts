import { expect, it } from 'vitest';
import { faultsText, readyLine } from './messages';

const place = { host: '127.0.0.1', port: 3000 };

it('says in one line where the sandbox is and that nothing reaches Tavus', () => {
  const env = { ...place, mode: 'sandbox' as const, sandboxPals: null, sandboxDocuments: null };
  expect(readyLine(env)).toBe(
    'PAL Skills is ready at http://127.0.0.1:3000 (sandbox: sample data, nothing reaches Tavus)',
  );
});

it('says which API a dashboard with a key talks to, and not the key', () => {
  const env = {
    ...{ mode: 'tavus' as const, host: '::1', port: 8080 },
    ...{ apiKey: 'key-that-stays-secret', baseUrl: new URL('https://tavusapi.com') },
  };
  expect(readyLine(env)).toBe(
    'PAL Skills is ready at http://[::1]:8080 (Tavus: https://tavusapi.com)',
  );
});

it('names every fault of the configuration on a line of its own', () => {
  expect(faultsText(['PORT is not a port.', 'HOST is empty.'])).toBe(
    '2 settings are wrong, so nothing was started:\n- PORT is not a port.\n- HOST is empty.',
  );
  expect(faultsText(['PORT is not a port.'])).toMatch(/^One setting is wrong/);
});
