import { afterAll, beforeAll, describe } from 'vitest';
import { describeContract } from './contract';
import type { ContractTarget } from './contract/client';
import { startScratchSandbox } from './contract/scratch-sandbox';

describe('the sandbox keeps the contract', () => {
  let target: ContractTarget;
  let stop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    ({ target, stop } = await startScratchSandbox());
  });

  afterAll(async () => stop?.());

  describeContract({ target: () => target, writable: true, isSandbox: true });
});
