import nextEnv from '@next/env';
import { checkEnv, type Env } from '@/lib/env';
import { faultsText, startWarnings } from './messages';
import { ROOT } from './project';

/**
 * Reads `.env` files as Next does, then checks the whole configuration and warns on standard error.
 * Ends the process with code 1 and every fault in plain words where it is not right.
 */
export function loadEnvOrExit({ isDevelopment = false } = {}): Env {
  nextEnv.loadEnvConfig(ROOT, isDevelopment);
  return checkEnvOrExit();
}

/** The same, of the environment as it is: where no `.env` file is meant to be. */
export function checkEnvOrExit(): Env {
  const result = checkEnv(process.env);
  if (result.ok) {
    for (const warning of startWarnings(result.env)) console.error(warning);
    return result.env;
  }
  console.error(faultsText(result.faults));
  process.exit(1);
}
