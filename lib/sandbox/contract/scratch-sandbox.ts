import { startSandbox } from '../server';
import type { ContractTarget } from './client';

/** A sandbox for a run of the contract, with a PAL to write to. */
export async function startScratchSandbox(): Promise<{
  target: ContractTarget;
  stop: () => Promise<void>;
}> {
  const { url, apiKey, close } = await startSandbox({ apiKey: 'contract-key', control: true });
  const response = await fetch(new URL('/__sandbox/pals', url), {
    method: 'POST',
    body: '{"pal_name":"Contract PAL"}',
  });
  const found = /"pal_id":"(\w+)"/.exec(await response.text());
  return { target: { baseUrl: url.href, apiKey, writePalId: found?.[1] }, stop: close };
}
