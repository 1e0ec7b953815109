import { afterAll, beforeAll } from 'vitest';
import { describeContract } from './contract';
import type { ContractTarget } from './contract/client';
import { startScratchSandbox } from './contract/scratch-sandbox';

// With CONTRACT_BASE_URL and CONTRACT_API_KEY, another API is tested: read only, unless
// CONTRACT_WRITE_PAL_ID names a PAL whose set may be replaced. Without them, a sandbox of its own.
const baseUrl = process.env.CONTRACT_BASE_URL ?? '';
const apiKey = process.env.CONTRACT_API_KEY ?? '';
const writePalId = process.env.CONTRACT_WRITE_PAL_ID ?? '';
const isSandbox = baseUrl === '';

let target: ContractTarget;
let stop: (() => Promise<void>) | undefined;

beforeAll(async () => {
  if (isSandbox) ({ target, stop } = await startScratchSandbox());
  else target = { baseUrl, apiKey, writePalId };
});

afterAll(async () => stop?.());

describeContract({
  target: () => target,
  writable: isSandbox || writePalId !== '',
  isSandbox,
});
