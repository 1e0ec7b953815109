import { newId } from '@/lib/new-id';
import { expect, test } from '../fixtures';
import { signedInHeaders } from '../session';
import { scriptCall } from './action-calls';
import { ask, type Ask } from './ask';
import { builtActions } from './build-doors';
import { recordFigure } from './figures';
import { AWKWARD_IDS, KNOWN_PATH } from './hostile-ids';

/** Ids of 10,000 characters are no address a server would read. */
const IDS = AWKWARD_IDS.filter((id) => id.length < 1_000);

/** How an id may be written into an address, of which only some are well-formed. */
const SPELLINGS: readonly ((id: string) => string)[] = [
  (id) => encoded(id),
  (id) => encodeURIComponent(encoded(id)),
  (id) => encoded(id).replaceAll('%2F', '/').replaceAll('%', '%25'),
  (id) => id.replace(/[^\x21-\x7e]/g, (character) => encoded(character)),
];

/** A lone surrogate is no character, and cannot be encoded. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

const ADDRESSES: readonly ((id: string) => string)[] = [
  (id) => `/pals/${id}`,
  (id) => `/api/pals/${id}/editor`,
  (id) => `/api/pals/${id}/skills`,
  (id) => `/api/pals/${id}/saves/${newId()}`,
  (id) => `/api/documents/lookup?id=${id}`,
  (id) => `/api/documents?query=${id}&page=0`,
  (id) => `/api/documents?query=a&page=${id}`,
];

test('no hostile id leads a call of any page, route or action outside the known paths', async ({
  isolated,
}) => {
  test.setTimeout(120_000);
  const { cookie } = await signedInHeaders();
  const action = builtActions().find(({ name }) => name.endsWith(' saveSkillSetAction'));
  const asks: Ask[] = IDS.flatMap((id) => [
    ...SPELLINGS.flatMap((spell) =>
      ADDRESSES.map((address) => ({ path: address(spell(id)), headers: { cookie } })),
    ),
    saveOf(id, { base: isolated.url, id: action?.id ?? '', cookie }),
  ]);
  const answers = [];
  for (let from = 0; from < asks.length; from += 50) {
    const some = asks.slice(from, from + 50);
    answers.push(...(await Promise.all(some.map((each) => ask(isolated.url, each)))));
  }
  const journal = await isolated.upstream.journal('/');
  const outside = journal.filter(({ path }) => !KNOWN_PATH.test(path));
  const puts = journal.filter(({ method }) => method !== 'GET');
  const broken = answers.filter(({ status }) => status >= 500);
  recordFigure({
    rule: 12,
    tried: `${IDS.length} hostile ids in pages, routes and saves: ${asks.length} requests, which led to ${journal.length} calls`,
    figure: `${outside.length} outside the known paths, ${puts.length} writes`,
    limit: '0',
    holds: outside.length === 0 && puts.length === 0,
  });
  expect(outside).toEqual([]);
  expect(puts).toEqual([]);
  expect(broken.map(({ text }) => text)).toEqual([]);
  expect(journal.length).toBeGreaterThan(0);
  expect(answers.filter(({ text }) => text.includes('invalid_id')).length).toBeGreaterThan(50);
});

function saveOf(palId: string, call: { base: string; id: string; cookie: string }): Ask {
  const changes = [{ kind: 'attach', skill_id: 'internet_search', config: '{}' }];
  // As React writes a text that begins with its own sign: else the call ends before the action.
  const asWritten = palId.startsWith('$') ? `$${palId}` : palId;
  const request = { palId: asWritten, saveId: newId(), baseFingerprint: '0'.repeat(64), changes };
  return scriptCall({ ...call, path: '/pals/p1', body: JSON.stringify([request]) });
}
