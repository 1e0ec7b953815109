import 'server-only';
import { parseEnv } from '@/lib/env';
import { checkApi } from './api';
import { failed, ok, skipped, type Check } from './check';
import { checkDns, checkProxy, checkTls } from './network';

type Source = Readonly<Record<string, string | undefined>>;

/**
 * Finds out why a dashboard with a key does not work: its settings, the way to the API, the key, and
 * whether the API answers in the shapes this release knows. It only reads, and changes no file.
 * @param source the environment
 * @returns a check for each, in the order in which faults follow from each other
 */
export async function diagnose(source: Source): Promise<Check[]> {
  const read = parseEnv(source);
  if (!read.ok) {
    return read.faults.map((fault) => failed('Settings', fault, 'Then run this again.'));
  }
  const { env } = read;
  if (env.mode === 'sandbox') {
    return [
      failed(
        'Settings',
        'TAVUS_API_KEY is not set, so the dashboard shows sample data.',
        'Set TAVUS_API_KEY, then run this again.',
      ),
    ];
  }
  const { baseUrl } = env;
  const checks = [ok('Settings', 'Valid.'), checkProxy(source), await checkDns(baseUrl)];
  if (checks.some(({ status }) => status === 'failed')) {
    return [...checks, skipped('API', 'Not called: its host was not found.')];
  }
  checks.push(await checkTls(baseUrl));
  const api = await checkApi({ baseUrl, apiKey: env.apiKey.reveal() });
  return [...checks, ...api];
}
