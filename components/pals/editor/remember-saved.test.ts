import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { editorQuery, palKeys } from '@/components/pals/queries';
import type { EditorView, SkillSetView } from '@/lib/tavus/wire';
import { rememberSaved } from './remember-saved';

const set = (fingerprint: string, read_at: string): SkillSetView => ({
  skills: [],
  fingerprint,
  read_at,
});
const view = (held: SkillSetView): EditorView => ({
  pal: {
    pal_id: 'p1',
    pal_name: 'P',
    pal_type: 'user',
    pipeline_mode: null,
    created_at: null,
    updated_at: null,
  },
  set: held,
  registry: null,
});
const [OLD, SAVED, LATER] = [
  set('old', '2026-11-28T10:00:50.000Z'),
  // The server that saved has a clock that is behind.
  set('saved', '2026-11-28T10:00:01.000Z'),
  set('later', '2026-11-28T09:59:59.000Z'),
];

const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const heldNow = () => client.getQueryData<EditorView>(palKeys.editor('p1'))?.set.fingerprint;

afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

test('a read that began before a save ended never replaces its answer, a later one does', async () => {
  const answers: ((view: EditorView) => void)[] = [];
  vi.stubGlobal(
    'fetch',
    () => new Promise((resolve) => answers.push((body) => resolve(Response.json(body)))),
  );
  client.setQueryData(palKeys.editor('p1'), view(OLD));
  const observer = new QueryObserver(client, { ...editorQuery('p1'), staleTime: Infinity });
  const leave = observer.subscribe(() => undefined);
  const early = observer.refetch();
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  await rememberSaved(client, 'p1', SAVED);
  answers[0]?.(view(OLD));
  await early;
  expect(heldNow()).toBe('saved');

  const late = observer.refetch();
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.(view(LATER));
  await late;
  expect(heldNow()).toBe('later');
  leave();
});
