import { z } from 'zod';
import { newId } from '@/lib/new-id';
import { paths } from '@/lib/paths';
import { scriptCall } from '../action-calls';
import { ask } from '../ask';
import { builtActions } from '../build-doors';
import type { Asking } from './answers';
import type { Place } from './sweep';

interface Target {
  readonly url: string;
  /** The header of an editor's session. */
  readonly cookie: string;
}

/** Every address there is, as a document, as a payload, and of the API. */
export function askings(palId: string, cookie: string): Asking[] {
  const pages = ['/', paths.pals(), paths.pal(palId), paths.pal('p-of-nobody'), '/nowhere'];
  const open = [paths.signIn(), paths.oidcStart(), `${paths.oidcCallback()}?code=x&state=y`];
  const api = [
    ...[paths.api.pals(), paths.api.skillSets(), paths.api.editor(palId), paths.api.session()],
    ...[paths.api.palSkills(palId), paths.api.editor('p-of-nobody'), '/api/nowhere'],
    ...[paths.api.documents('a', 0), paths.api.documentLookup(['d8-of-nobody'])],
    ...[paths.api.save(palId, newId()), '/healthz', '/readyz'],
  ];
  const all: [Place, string][] = [
    ...[...pages, ...open].map((each): [Place, string] => ['HTML', each]),
    ...[...pages, ...open].map((each): [Place, string] => ['RSC payload', each]),
    ...api.map((each): [Place, string] => ['API answer', each]),
  ];
  return all.map(([place, address]) => ({
    place,
    path: address,
    headers: {
      ...(cookie !== '' && { cookie }),
      ...(place === 'RSC payload' && { rsc: '1' }),
    },
  }));
}

/** One request for each kind of answer: for the dashboard that leaks in all of them. */
export function oneOfEach({ url, cookie }: Target): Asking[] {
  const save = saveCall({ url, cookie }, '[]');
  return [
    { place: 'HTML', path: paths.pals(), headers: { cookie } },
    { place: 'RSC payload', path: paths.pals(), headers: { cookie, rsc: '1' } },
    { place: 'API answer', path: paths.api.session(), headers: { cookie } },
    { place: 'client chunk', path: '/icon.svg' },
    save,
  ];
}

const viewSchema = z.object({ set: z.object({ fingerprint: z.string() }) });

/** Saves of one PAL: a good one, one that comes too late, and nonsense. */
export async function saves({ url, cookie }: Target, palId: string): Promise<Asking[]> {
  const path = paths.api.editor(palId);
  const { text } = await ask(url, { path, headers: { cookie } });
  const { set } = viewSchema.parse(JSON.parse(text));
  const pointer = { op: 'add', path: '/usage_guidance', value: JSON.stringify(newId()) };
  const changes = [{ kind: 'edit', skill_id: 'magic_canvas', operations: [pointer] }];
  const request = () => ({ palId, saveId: newId(), changes });
  return [
    { ...request(), baseFingerprint: set.fingerprint },
    { ...request(), baseFingerprint: '0'.repeat(64) },
    'nonsense',
  ].map((argument) => saveCall({ url, cookie }, JSON.stringify([argument])));
}

function saveCall({ url, cookie }: Target, body: string): Asking {
  const action = builtActions().find(({ name }) => name.endsWith(' saveSkillSetAction'));
  if (action === undefined) throw new Error('The build has no action that saves');
  const call = { base: url, id: action.id, path: paths.pal('p1'), body, cookie };
  return { place: 'action answer', ...scriptCall(call) };
}
