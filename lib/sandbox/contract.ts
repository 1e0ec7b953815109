import type { ContractTarget } from './contract/client';
import { describeDocuments, describePals } from './contract/lists';
import { describeKeys, describeRegistry, describeSkillReads } from './contract/reads';
import { describeSandboxChoices } from './contract/sandbox-choices';
import { describeRefusedWrites, describeWrites } from './contract/writes';

export interface ContractOptions {
  /** Called in each test: the API is up by then. */
  readonly target: () => ContractTarget;
  /** Whether the target has a `writePalId`. */
  readonly writable: boolean;
  /** Adds what the reference leaves open and the sandbox has decided. */
  readonly isSandbox: boolean;
}

/**
 * What the product relies on of the API, over HTTP: the same tests for the sandbox and, with a key,
 * for Tavus itself. Tests that need data an account does not have are skipped.
 */
export function describeContract({ target, writable, isSandbox }: ContractOptions): void {
  describeKeys(target);
  describeRegistry(target);
  describePals(target);
  describeDocuments(target);
  describeSkillReads(target);
  if (!writable) return;
  describeWrites(target);
  describeRefusedWrites(target);
  if (isSandbox) describeSandboxChoices(target);
}
