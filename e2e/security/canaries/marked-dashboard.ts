import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { sealSession } from '@/lib/auth/seal';
import { freePort } from '@/lib/cli/ports';
import { RESULTS } from '@/lib/cli/project';
import { startDashboard } from '@/lib/cli/serve';
import { UNSET_ENV } from '@/lib/env/names';
import { paths } from '@/lib/paths';
import { Secret } from '@/lib/secret';
import { logFile, startUpstream, tavusEnv, type UpstreamAddresses } from '../../servers';
import { COOKIE_NAME, newTestLog, newTestSession, testCredential } from '../../session';
import { Upstream } from '../../upstream/client';
import { CLIENT_ID, CLIENT_SECRET, startIdentityProvider } from '../identity-provider';
import { MARKED_PASSWORD, MARKED_SESSION_SECRET } from './canaries';

export interface MarkedDashboard {
  readonly url: string;
  readonly api: UpstreamAddresses;
  readonly upstream: Upstream;
  /** What it has written: its output, its audit file, and its file of sign-outs. */
  readonly files: { readonly log: string; readonly audit: string; readonly revocations: string };
  /** The header of an editor's session. */
  readonly cookie: string;
  stop(): Promise<void>;
}

/** A dashboard each of whose secrets is a marker, with an API and an identity provider of its own. */
export async function startMarkedDashboard(): Promise<MarkedDashboard> {
  const api = await startUpstream();
  const host = '127.0.0.1';
  const port = await freePort(host);
  const origin = `http://${host}:${port}`;
  const files = {
    log: logFile('canary-dashboard'),
    audit: path.join(RESULTS, 'canary-audit.jsonl'),
    revocations: path.join(RESULTS, 'canary-revocations.jsonl'),
  };
  for (const file of Object.values(files)) rmSync(file, { force: true });
  const provider = await startIdentityProvider(origin + paths.oidcCallback());
  const dashboard = await startDashboard({
    host,
    port,
    env: {
      ...UNSET_ENV,
      ...tavusEnv(api.proxyUrl),
      APP_ORIGIN: origin,
      ADMIN_PASSWORD: MARKED_PASSWORD,
      SESSION_SECRET: MARKED_SESSION_SECRET,
      REVOCATIONS_FILE: newTestLog(files.revocations),
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: CLIENT_SECRET,
      OIDC_ALLOWED: 'editor@example.com=editor',
      AUDIT_FILE: files.audit,
      LOG_LEVEL: 'debug',
    },
    log: createWriteStream(files.log),
  });
  const password = { kind: 'plain', password: new Secret(MARKED_PASSWORD) } as const;
  const credential = testCredential({ password, oidc: null }, MARKED_SESSION_SECRET);
  const session = { ...newTestSession('editor'), credential };
  const sealed = await sealSession(session, MARKED_SESSION_SECRET);
  return {
    ...{ url: origin, api, upstream: new Upstream(api), files },
    cookie: `${COOKIE_NAME}=${sealed}`,
    stop: async () => {
      await dashboard.stop('SIGKILL');
      provider.stop();
      api.stop();
    },
  };
}
