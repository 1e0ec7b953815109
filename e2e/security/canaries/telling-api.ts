import { MARKED_KEY } from '../../marked-key';
import { Upstream } from '../../upstream/client';
import { HOSTILE_BODIES, UPSTREAM_TOKEN } from '../hostile-bodies';
import { answersTo } from './answers';
import { askings, saves } from './askings';
import { MARKED_HEADER, MARKED_LOCATION } from './canaries';
import type { MarkedDashboard } from './marked-dashboard';
import type { Swept } from './sweep';

const TELLING_BODY = {
  type: 'application/json',
  body: JSON.stringify({ error: `Bad key ${MARKED_KEY}, token=${UPSTREAM_TOKEN}` }),
};

/** Reads and saves a PAL while the API answers with this status. */
export async function sweepErrors(
  dashboard: MarkedDashboard,
  palId: string,
  status: number,
): Promise<Swept[]> {
  const upstream = new Upstream(dashboard.api);
  const swept: Swept[] = [];
  // An answer that does not say what became of a save is looked into for ten seconds.
  const isSlow = status < 400 || status >= 500;
  for (const body of HOSTILE_BODIES.slice(0, isSlow ? 1 : 4)) {
    const requests = await saves(dashboard, palId);
    const fault = telling(status, body);
    await upstream.fault({ ...fault, method: 'PUT', path: `/v2/pals/${palId}/skills` });
    swept.push(...(await answersTo(dashboard.url, requests)));
    await upstream.fault({ ...fault, path: `/v2/pals/${palId}*` });
    swept.push(...(await answersTo(dashboard.url, askings(palId, dashboard.cookie))));
    await upstream.heal();
  }
  return swept;
}

/** The fault of an API that puts secrets wherever it can. */
export function telling(status: number, { body, type } = TELLING_BODY) {
  const headers = {
    'content-type': type,
    'x-echo': MARKED_HEADER,
    'set-cookie': `leak=${MARKED_HEADER}`,
    location: `https://${MARKED_LOCATION}.test/`,
  };
  return { apply: 'never' as const, answer: { kind: 'status' as const, status, body, headers } };
}
