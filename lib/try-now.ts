import { paths } from './paths';

/**
 * Has the server's next call to Tavus go out although Tavus has asked for a pause. Where it cannot
 * be reached, the read that follows says so.
 */
export async function tryNow(): Promise<void> {
  await fetch(paths.api.tryNow()).catch(() => undefined);
}
