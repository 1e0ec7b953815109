import { randomUUID } from 'node:crypto';
import { request, type ClientRequest } from 'node:http';
import { z } from 'zod';
import type { SkillChange } from '@/lib/skill-set/changes';
import { paths } from '@/lib/paths';
import { scriptCall } from './security/action-calls';
import { builtActions } from './security/build-doors';
import { signedInHeaders } from './session';

const editorSchema = z.object({ set: z.object({ fingerprint: z.string() }) });

export interface SaveCall {
  readonly saveId: string;
  readonly request: ClientRequest;
  /** The kind of the outcome in the answer, once it is there: `saved`. */
  readonly outcome: Promise<string>;
}

const ATTACH: SkillChange = { kind: 'attach', skill_id: 'internet_search', config: '{}' };

/** Where a save is sent to, and which. */
export interface Saving {
  readonly base: string;
  readonly palId: string;
  /** The folder of the build that runs there; the project's own unless told. */
  readonly build?: string;
  /** What to change; by default the internet search is attached. */
  readonly changes?: readonly SkillChange[];
}

/**
 * Saves as the editor's page would, without a browser: for tests of what a server does to connections,
 * and of requests that no form makes.
 */
export async function callSave({
  base,
  palId,
  build,
  changes = [ATTACH],
}: Saving): Promise<SaveCall> {
  const { cookie } = await signedInHeaders();
  const saveId = randomUUID();
  const baseFingerprint = await fingerprintOf(base, palId, cookie);
  const body = JSON.stringify([{ palId, saveId, baseFingerprint, changes }]);
  const id = actionId('saveSkillSetAction', build);
  const { method, path, headers } = scriptCall({ base, id, path: paths.pal(palId), body, cookie });
  const { hostname, port } = new URL(base);
  const sent = request({ hostname, port, method, path, headers });
  const outcome = new Promise<string>((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.once('error', reject);
      response.once('end', () => resolve(outcomeIn(text)));
    });
  });
  sent.end(body);
  return { saveId, request: sent, outcome };
}

export function actionId(name: string, build?: string): string {
  const found = builtActions(build).find((action) => action.name.endsWith(` ${name}`));
  if (found === undefined) throw new Error(`The build has no action ${name}`);
  return found.id;
}

async function fingerprintOf(base: string, palId: string, cookie: string): Promise<string> {
  const response = await fetch(new URL(paths.api.editor(palId), base), { headers: { cookie } });
  return editorSchema.parse(await response.json()).set.fingerprint;
}

/** The outcome stands in the answer as JSON, among what React adds. */
function outcomeIn(text: string): string {
  return /"kind":"([a-z_]+)"/.exec(text)?.[1] ?? `no outcome in: ${text.slice(0, 300)}`;
}
