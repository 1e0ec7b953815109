import nextEnv from '@next/env';
import { parseEnv, type Env } from '@/lib/env';
import { faultsText } from './messages';
import { ROOT } from './project';

/**
 * Reads `.env` files as Next does, then checks the whole configuration.
 * Ends the process with code 1 and every fault in plain words where it is not right.
 */
export function loadEnvOrExit({ isDevelopment = false } = {}): Env {
  nextEnv.loadEnvConfig(ROOT, isDevelopment);
  const result = parseEnv(process.env);
  if (result.ok) return result.env;
  console.error(faultsText(result.faults));
  process.exit(1);
}
